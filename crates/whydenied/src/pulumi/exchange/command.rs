//! The parameters of a `curl` command, and of `pulumi login`.

use super::finding::other_endpoint;
use super::parameter::Parameter;
use super::problem::{ParameterProblem, ParameterProblemKind as Kind};
use crate::shell::{Word, words};
use crate::span::Span;

/// Options of `curl` that take a body.
const DATA: &[&str] = &["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"];
/// Options of `curl` that take one parameter, not encoded.
const PLAIN: &[&str] = &["--data-urlencode", "-F", "--form", "--form-string"];
/// Options of `curl` whose value is none of ours.
const OTHER: &[&str] =
    &["-X", "--request", "-H", "--header", "-o", "--output", "-u", "--user", "-w", "-A", "-b", "-e"];

/// How many commands of a script are looked at.
const CANDIDATES: usize = 16;

/// Where the command `name` starts: the first that makes an exchange, else the first, since a script may fetch the token
/// before.
pub(crate) fn start_of(text: &str, name: &str) -> Option<usize> {
    exchange_of(text, name).or_else(|| starts_of(text, name).next())
}

/// Where the first command `name` starts that makes an exchange.
pub(crate) fn exchange_of(text: &str, name: &str) -> Option<usize> {
    let is_exchange = |word: &Word| {
        let parts = ["oauth/token", "token-exchange", "--oidc-token"];
        parts.iter().any(|part| word.text.contains(part))
    };
    starts_of(text, name).find(|&at| words(text, at).0.iter().any(is_exchange))
}

/// Whether a script has a command that makes an exchange.
pub(crate) fn makes_exchange(script: &str) -> bool {
    ["curl", "pulumi login"].iter().any(|name| exchange_of(script, name).is_some())
}

/// Where the commands `name` start.
fn starts_of(text: &str, name: &str) -> impl Iterator<Item = usize> {
    let is_edge = |letter: Option<char>| {
        letter.is_none_or(|letter| letter.is_whitespace() || "(`=;|&".contains(letter))
    };
    let found = text.match_indices(name).map(|(at, _)| at).filter(move |&at| {
        let after = text.get(at + name.len()..).unwrap_or_default();
        is_edge(text.get(..at).and_then(|before| before.chars().next_back()))
            && (after.is_empty() || after.starts_with(char::is_whitespace) || after.starts_with(".exe"))
    });
    found.take(CANDIDATES)
}

/// What a `curl` command sends.
#[derive(Default)]
pub(crate) struct Curl {
    pub(crate) parameters: Vec<Parameter>,
    /// A body in JSON, and where it stands.
    pub(crate) json: Option<(String, Span)>,
    pub(crate) problems: Vec<ParameterProblem>,
}

/// Reads the `curl` command that starts at `start`.
pub(crate) fn curl(text: &str, start: usize) -> Curl {
    let mut curl = Curl::default();
    let (words, unclosed) = words(text, start);
    curl.problems.extend(unclosed.into_iter().map(|span| Kind::UnclosedQuote.at(span)));
    let mut words = words.into_iter().skip(1);
    while let Some(Word { text: word, span }) = words.next() {
        let (option, attached) = option(&word);
        let mut value = || match attached {
            Some(value) => Some((value.to_owned(), span)),
            None => words.next().map(|next| (next.text, next.span)),
        };
        if DATA.contains(&option) {
            if let Some((value, span)) = value() {
                curl.body(value, span);
            }
        } else if PLAIN.contains(&option) {
            if let Some((value, span)) = value() {
                curl.plain(&value, span);
            }
        } else if option == "--url" {
            if let Some((value, span)) = value() {
                curl.url(&value, span);
            }
        } else if OTHER.contains(&option) {
            value();
        } else if !word.starts_with('-') {
            curl.url(&word, span);
        }
    }
    curl
}

/// The option of a word and what is attached to it: `--data=x`, `-dx`, `-sSd`.
fn option(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
    }
    let Some(letters) = word.strip_prefix('-') else { return (word, None) };
    let Some(at) = letters.find(['d', 'F', 'X', 'H', 'o', 'u', 'w', 'A', 'b', 'e']) else {
        return (word, None);
    };
    let known = DATA.iter().chain(PLAIN).chain(OTHER).copied();
    let own = letters.get(at..=at).unwrap_or_default();
    let option = known.filter(|option| option.len() == 2).find(|option| option.ends_with(own));
    let attached = letters.get(at + 1..).filter(|value| !value.is_empty());
    (option.unwrap_or(word), attached)
}

impl Curl {
    fn body(&mut self, value: String, span: Span) {
        if value.starts_with('@') {
            self.problems.push(Kind::BodyInFile(value).at(span));
        } else if value.trim_start().starts_with('{') {
            self.json = Some((value, span));
        } else {
            self.parameters.extend(form(&value).map(|(name, value)| Parameter { name, value, span }));
        }
    }

    /// `name=value` that `curl` itself encodes.
    fn plain(&mut self, value: &str, span: Span) {
        match value.split_once('=') {
            Some((name, value)) if !name.is_empty() => {
                self.parameters.push(Parameter { name: name.to_owned(), value: value.to_owned(), span });
            }
            _ => self.problems.push(Kind::BodyInFile(value.to_owned()).at(span)),
        }
    }

    fn url(&mut self, url: &str, span: Span) {
        self.problems.extend(other_endpoint::problem(url).map(|kind| kind.at(span)));
        let (_, query) = url.split_once('?').unwrap_or((url, ""));
        self.parameters.extend(form(query).map(|(name, value)| Parameter { name, value, span }));
    }
}

/// The pairs of a text in the form of a web form, decoded.
fn form(text: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = text.split('&').map(str::trim).filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// The parameters of a body in the form of a web form, which may stand on several lines.
pub(crate) fn body(text: &str) -> Vec<Parameter> {
    let mut at = 0;
    let pairs = text.split('&').map(|pair| {
        let start = at + pair.len() - pair.trim_start().len();
        at += pair.len() + 1;
        (start, pair.trim())
    });
    let pairs = pairs.filter(|(_, pair)| !pair.is_empty());
    pairs
        .map(|(start, pair)| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let span = Span::new(start, start + pair.len());
            Parameter { name: decode(name), value: decode(value), span }
        })
        .collect()
}

/// What a part of a web form stands for; what is no encoding stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['%', '+']) {
        let (before, encoded) = rest.split_at_checked(at).unwrap_or((rest, ""));
        bytes.extend_from_slice(before.as_bytes());
        let code = encoded.get(1..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte =
            code.filter(|_| encoded.starts_with('%')).and_then(|code| u8::from_str_radix(code, 16).ok());
        let (byte, length) = match byte {
            Some(byte) => (byte, 3),
            None if encoded.starts_with('+') => (b' ', 1),
            None => (b'%', 1),
        };
        bytes.push(byte);
        rest = encoded.get(length..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The flags of the `pulumi login` that starts at `start`.
///
/// Source: <https://github.com/pulumi/pulumi/blob/master/pkg/cmd/pulumi/auth/login.go> (observed).
pub(crate) fn login(text: &str, start: usize) -> (Vec<Parameter>, Vec<ParameterProblem>) {
    let (words, unclosed) = words(text, start);
    let problems = unclosed.into_iter().map(|span| Kind::UnclosedQuote.at(span)).collect();
    let mut words = words.into_iter().peekable();
    let mut parameters = Vec::new();
    while let Some(Word { text: word, span }) = words.next() {
        let Some(flag) = word.strip_prefix("--").filter(|flag| flag.starts_with("oidc")) else { continue };
        let (name, value, span) = match flag.split_once('=') {
            Some((name, value)) => (name, value.to_owned(), span),
            None => match words.next_if(|next| !next.text.starts_with("--")) {
                Some(next) => (flag, next.text, span.to(next.span)),
                None => (flag, String::new(), span),
            },
        };
        parameters.push(Parameter { name: name.to_owned(), value, span });
    }
    (parameters, problems)
}
