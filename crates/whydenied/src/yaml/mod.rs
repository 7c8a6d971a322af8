//! YAML with the place of every key and value, read into the same tree as JSON.
//!
//! Only what JSON can say is read: a tag other than `!!str` changes nothing, and a key is a text.
//! Aliases stand for what they name, at its own place, within limits.
//!
//! ```
//! use whydenied::{json::Value, yaml};
//!
//! let documents = yaml::parse("rules:\n  '\"kubernetes.io\".pod.name': busyboxplus\n").unwrap();
//! let rules = documents[0].get("rules").unwrap();
//! assert_eq!(rules.members()[0].key, r#""kubernetes.io".pod.name"#);
//! assert_eq!(rules.members()[0].node.value, Value::String("busyboxplus".into()));
//! ```
//!
//! The parser itself is the library `granit-parser`; of the maintained ones in Rust it alone gives
//! every place in bytes, right after any text, and its errors as values.

mod error;
mod explain;
mod tree;
mod words;

use granit_parser::{Options, Parser};

use crate::json::{self, Node, Value};
use crate::span::Span;
pub use error::{Error, ErrorKind};
use explain::explain;
use tree::Tree;

/// Reads the documents of a YAML text, one after the other.
///
/// # Errors
/// The first thing that cannot be read, with its place.
pub fn parse(text: &str) -> Result<Vec<Node<'_>>, Error> {
    read(text, Tree::default())
}

/// The same of a template of `CloudFormation`, whose short tags become the functions that they stand for: `!Sub x` is
/// `{"Fn::Sub": x}`.
pub(crate) fn parse_with_functions(text: &str) -> Result<Vec<Node<'_>>, Error> {
    read(text, Tree::with_functions())
}

fn read<'t>(text: &'t str, mut tree: Tree<'t>) -> Result<Vec<Node<'t>>, Error> {
    let mut options = Options::default();
    options.flow_nesting_limit = json::MAX_DEPTH;
    options.block_nesting_limit = json::MAX_DEPTH;
    options.set_emit_comments(false);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| explain(text, &error))?;
        let span = span.byte_range().map_or(Span::default(), |range| Span::new(range.start, range.end));
        tree.take(event, span, text)?;
    }
    if tree.documents.iter().all(|root| root.value == Value::Null && root.span.start == root.span.end) {
        return Err(Error { kind: ErrorKind::Empty, span: Span::new(0, text.len()) });
    }
    Ok(tree.documents)
}

#[cfg(test)]
mod tests {
    use super::{ErrorKind, Node, parse};

    #[test]
    fn a_document_is_what_json_would_say() {
        for (yaml, json) in [
            ("a: 1\nb: [x, 'y', \"z\"]\n", r#"{"a":1,"b":["x","y","z"]}"#),
            (
                "a: ~\nb:\nc: true\nd: 'true'\ne: !!str 5\nf: 1e3\ng: 012\n",
                r#"{"a":null,"b":null,"c":true,"d":"true","e":"5","f":1000.0,"g":"012"}"#,
            ),
            ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", r#"{"a":"x\ny\n","b":"x y"}"#),
            ("a: &x {b: c}\nd: *x\n", r#"{"a":{"b":"c"},"d":{"b":"c"}}"#),
            (
                "a: &x {b: c, d: e}\nf:\n  <<: *x\n  d: own\n",
                r#"{"a":{"b":"c","d":"e"},"f":{"d":"own","b":"c"}}"#,
            ),
            ("'<<': {b: c}\n", r#"{"<<":{"b":"c"}}"#),
            (
                "a: urn:pulumi:org:acme # comment\r\nb: repo:acme/*\r\n",
                r#"{"a":"urn:pulumi:org:acme","b":"repo:acme/*"}"#,
            ),
            ("1: a\ntrue: b\n", r#"{"1":"a","true":"b"}"#),
        ] {
            let documents = parse(yaml).unwrap_or_else(|error| unreachable!("{error:?} in {yaml}"));
            let values: Vec<_> = documents.iter().map(|node| &node.value).collect();
            assert_eq!(serde_json::to_string(&values).ok(), Some(format!("[{json}]")), "{yaml}");
        }
    }

    #[test]
    fn every_place_is_that_of_the_text() {
        let text =
            "é: 'ü'\nlist:\n  - \"a\" # comment\n  - b: c  \n    d: |\n      block\n\nlast: {x: [y]}\n";
        let documents = parse(text).unwrap_or_default();
        let root = documents.first().map(Node::members).unwrap_or_default();
        let spans = root.iter().map(|member| member.node.span);
        let places: Vec<_> = spans.map(|span| text.get(span.start..span.end).unwrap_or_default()).collect();
        let list = "\"a\" # comment\n  - b: c  \n    d: |\n      block";
        assert_eq!(places, ["'ü'", &format!("- {list}"), "{x: [y]}"]);
    }

    #[test]
    fn errors_stand_where_they_are() {
        for (yaml, kind, at) in [
            (
                "rules:\n  \"kubernetes.io\".pod.name: x\n",
                ErrorKind::QuotedKeyGoesOn,
                "\"kubernetes.io\".pod.name",
            ),
            ("rules: {\"kubernetes.io\".pod: x}\n", ErrorKind::QuotedKeyGoesOn, "\"kubernetes.io\".pod"),
            ("- \"a\".b:\n    c: d\n", ErrorKind::QuotedKeyGoesOn, "\"a\".b"),
            ("sub: \"x\" y\n", ErrorKind::TextAfterQuote, "y"),
            ("sub: a: b\n", ErrorKind::ColonInText, ":"),
            ("sub: *\n", ErrorKind::ReservedCharacter, "*"),
            ("sub: *:x\n", ErrorKind::ReservedCharacter, "*"),
            ("sub: @x\n", ErrorKind::ReservedCharacter, "@"),
            ("a:\n\tb: c\n", ErrorKind::Tab, "\t"),
            ("a:\n  b: c\n d: e\n", ErrorKind::Indentation, "d"),
            ("a: b\n   c: d\n", ErrorKind::Indentation, ":"),
            ("a: b\nc d\ne: f\n", ErrorKind::MissingColon, "c"),
            ("a: \"b\nc: d\n", ErrorKind::Unclosed, "c"),
            ("a: [b\n", ErrorKind::Unclosed, "["),
            ("a: \"\\d\"\n", ErrorKind::InvalidEscape, "\""),
            ("{[a]: b}\n", ErrorKind::KeyNotText, "[a]"),
            ("# nothing\n", ErrorKind::Empty, "# nothing\n"),
        ] {
            let error = parse(yaml).err().unwrap_or_else(|| unreachable!("{yaml} is read"));
            assert_eq!((error.kind, yaml.get(error.span.start..error.span.end)), (kind, Some(at)), "{yaml}");
        }
    }

    #[test]
    fn aliases_cannot_stand_for_more_than_they_may() {
        let levels = |first: &str, level: fn(usize, usize) -> String| {
            (1..200).fold(first.to_owned(), |text, at| text + &level(at, at - 1))
        };
        let laughs =
            levels("a0: &a0 [x]\n", |at, last| format!("a{at}: &a{at} [*a{last}, *a{last}, *a{last}]\n"));
        assert_eq!(parse(&laughs).err().map(|error| error.kind), Some(ErrorKind::TooManyAliases));
        let deep = levels("a0: &a0 x\n", |at, last| format!("a{at}: &a{at} [*a{last}]\n"));
        assert_eq!(parse(&deep).err().map(|error| error.kind), Some(ErrorKind::TooDeep));
        let nested = "[".repeat(100_000);
        assert_eq!(parse(&nested).err().map(|error| error.kind), Some(ErrorKind::TooDeep));
    }
}
