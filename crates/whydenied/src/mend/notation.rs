//! How the language of a text writes texts, keys and blocks.

use crate::json::{Node, Value};
use crate::program::Quoting;
use crate::span::Span;

/// How the members of an object are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Members {
    /// A colon stands between a key and its value, and commas between members.
    Colons,
    /// `=` stands between a key and its value, and lines need no commas.
    Assigned,
    /// The same, and lists of objects are blocks of one name.
    Blocks,
}

/// What is particular to a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notation {
    quoting: Quoting,
    /// Whether a key that is a name needs no quotes.
    bare_keys: bool,
    members: Members,
    /// Whether a list may stand wherever a text stands.
    pub(crate) takes_lists: bool,
}

impl Notation {
    pub(crate) const JSON: Self =
        Self { quoting: Quoting::JSON, bare_keys: false, members: Members::Colons, takes_lists: true };

    /// That of JSON which stands in another text.
    pub(crate) const fn of_json(quoting: Quoting) -> Self {
        Self { quoting, ..Self::JSON }
    }

    /// That of a program, by how it writes the tree of a policy.
    pub(crate) fn of_program(text: &str, root: &Node<'_>, is_terraform: bool, has_blocks: bool) -> Self {
        let mut seen = Seen { text, quote: None, mark: None, bare_keys: false, has_types: false };
        seen.look(root);
        let quoting =
            if is_terraform { Quoting::TERRAFORM } else { Quoting::plain(seen.quote.unwrap_or('"')) };
        let takes_lists = is_terraform || !seen.has_types;
        let members = match seen.mark {
            _ if has_blocks => Members::Blocks,
            Some("=") => Members::Assigned,
            _ => Members::Colons,
        };
        Self { quoting, bare_keys: seen.bare_keys, members, takes_lists }
    }

    /// Whether `=` stands between a key and its value.
    pub(crate) fn is_assigned(&self) -> bool {
        self.members != Members::Colons
    }

    /// Whether lists of objects are blocks of one name.
    pub(crate) fn has_blocks(&self) -> bool {
        self.members == Members::Blocks
    }

    /// A text with its quotes.
    pub(crate) fn quote(&self, text: &str) -> String {
        self.quoting.literal(text).unwrap_or_else(|| serde_json::Value::from(text).to_string())
    }

    /// A key, in quotes if it needs any.
    pub(crate) fn key(&self, key: &str) -> String {
        let is_name = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if self.bare_keys && is_name { key.to_owned() } else { self.quote(key) }
    }
}

/// What was seen of how a program writes a tree, each where it showed first.
struct Seen<'t> {
    text: &'t str,
    quote: Option<char>,
    mark: Option<&'t str>,
    bare_keys: bool,
    /// Whether the types of objects stand before their braces.
    has_types: bool,
}

impl<'t> Seen<'t> {
    fn source(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn look(&mut self, node: &Node<'_>) {
        let source = self.source(node.span);
        match &node.value {
            Value::String(_) => {
                let quote = source.chars().next().filter(|letter| matches!(letter, '"' | '\''));
                self.quote = self.quote.or(quote);
            }
            Value::Array(nodes) => nodes.iter().for_each(|node| self.look(node)),
            Value::Object(members) => {
                self.has_types |= source.starts_with("new")
                    || source.find(['(', '{']).is_some_and(|at| at > 0 && source.get(at..=at) == Some("{"));
                for member in members {
                    self.bare_keys |= self.source(member.key_span).starts_with(char::is_alphabetic);
                    let key = self.source(member.key_span);
                    let quote = key.chars().next().filter(|letter| matches!(letter, '"' | '\''));
                    self.quote = self.quote.or(quote);
                    let between = self.text.get(member.key_span.end..member.node.span.start);
                    self.mark = self.mark.or(between.map(str::trim).filter(|mark| !mark.is_empty()));
                    self.look(&member.node);
                }
            }
            _ => {}
        }
    }
}
