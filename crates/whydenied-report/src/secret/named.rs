//! Values that their name makes secrets: `client_secret`, `SecretAccessKey`, `Authorization:`.

use super::letters::{self, Before, Letter, NOTHING};
use super::{Kind, Secret, jwt, key, table};
use crate::span::Span;

/// What it takes for the value of a name to be a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// It is one.
    Always,
    /// Where it looks like one: the name stands for other things as well.
    Looks,
    /// After the scheme, such as `Bearer`.
    Header,
    /// In quotes, a number in base64url.
    Number,
}

/// The ends of the names, in small letters without `_` and `-`: `AWS_SECRET_ACCESS_KEY` ends so.
static NAMES: &[(&str, Rule)] = &[
    ("clientsecret", Rule::Always),
    ("clientassertion", Rule::Always),
    ("secretaccesskey", Rule::Always),
    ("secretkey", Rule::Always),
    ("sessiontoken", Rule::Always),
    ("securitytoken", Rule::Always),
    ("subjecttoken", Rule::Always),
    ("actortoken", Rule::Always),
    ("refreshtoken", Rule::Always),
    ("requesttoken", Rule::Always),
    ("webidentitytoken", Rule::Always),
    ("privatetoken", Rule::Always),
    ("privatekey", Rule::Always),
    ("amzsignature", Rule::Always),
    ("authorization", Rule::Header),
    ("bearer", Rule::Looks),
    ("token", Rule::Looks),
    ("secret", Rule::Looks),
    ("password", Rule::Looks),
    ("passphrase", Rule::Looks),
    ("apikey", Rule::Looks),
];
/// Longer names are none of the table, whatever they end in.
const MAX_NAME: usize = 64;
/// And so are those that are written at more length.
const MAX_WRITTEN: usize = 256;
/// What stands before the value of a header.
const SCHEMES: [&str; 6] = ["bearer", "basic", "token", "digest", "negotiate", "apikey"];
/// A variable, a placeholder, a file or what was removed before starts so.
const STAND_INS: [char; 9] = ['$', '<', '{', '[', '(', '%', '@', '*', '…'];
/// Shorter values are no secrets.
const LEAST: usize = 4;
/// Values of names that stand for other things as well are longer.
const LEAST_LOOKS: usize = 16;
/// And so are those of headers.
const LEAST_HEADER: usize = 8;

/// Whether the value of something of that name is a secret, whatever it is.
pub(super) fn is_name(name: &str) -> bool {
    let name = Reader { text: name }.name(0).filter(|known| known.end == name.len());
    name.is_some_and(|name| matches!(rule_of(name.as_bytes()), Some(Rule::Always | Rule::Header)))
}

fn rule_of(name: &[u8]) -> Option<Rule> {
    NAMES.iter().find(|(end, _)| name.ends_with(end.as_bytes())).map(|&(_, rule)| rule)
}

/// The value of the name that starts at `start`.
pub(super) fn at(text: &str, start: usize, before: &Before, jwts: &mut jwt::Reader<'_>) -> Option<Secret> {
    let reader = Reader { text };
    let opening = before.is_quote().then_some(before.written);
    let name = reader.name(start)?;
    let rule = match rule_of(name.as_bytes()) {
        // Reports call a claim's value so.
        Some(Rule::Looks) if name.as_bytes() == b"token" => return None,
        Some(rule) => rule,
        None if opening.is_some() && key::is_private_member(name.as_bytes()) => Rule::Number,
        None => return None,
    };
    let at = reader.after_separator(name.end, opening, name.is_flag || name.as_bytes() == b"bearer")?;
    let separator = letters::at(text, name.end).map(|letter| letter.letter);
    if before.is_in_urn() && separator != Some('=') {
        return None;
    }
    let value = reader.value(at, rule)?;
    // A token ends where it ends, which may be lines below.
    if let Some(token) = jwts.at(value.start).or_else(|| table::at(text, value.start)) {
        return Some(token);
    }
    // It has lines of its own, whatever the quotes around it say.
    if key::is_pem(text, value.start) {
        return None;
    }
    let written = text.get(value.start..value.end)?;
    let is_secret = match rule {
        Rule::Number => key::is_number(written),
        _ => is_secret(written, rule, name.as_bytes().ends_with(b"token")),
    };
    let kind = if rule == Rule::Number { Kind::PrivateKey } else { Kind::Named };
    is_secret.then_some(Secret { span: value, kind })
}

/// Whether a value is one, and no variable, no placeholder, no path.
fn is_secret(value: &str, rule: Rule, is_token: bool) -> bool {
    let stands_for_another = is_token && (value.starts_with('/') || value.starts_with("file:"))
        || matches!(value, "true" | "false" | "null" | "none" | "required");
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    let is_word = value.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_' | b'.'));
    !stands_for_another
        && match rule {
            Rule::Always | Rule::Number => value.len() >= LEAST,
            Rule::Header => value.len() >= LEAST_HEADER && !is_word,
            Rule::Looks => value.len() >= LEAST_LOOKS && has_digit && !is_word && !value.contains(':'),
        }
}

/// A name in small letters without `_` and `-`.
struct Name {
    letters: [u8; MAX_NAME],
    length: usize,
    /// Whether it starts as a flag does.
    is_flag: bool,
    end: usize,
}

impl Name {
    fn as_bytes(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    /// The name that starts at `start`.
    fn name(&self, start: usize) -> Option<Name> {
        let mut name = Name { letters: [0; MAX_NAME], length: 0, is_flag: false, end: start };
        while let Some(letter) = letters::at(self.text, name.end) {
            match letter.letter {
                'a'..='z' | 'A'..='Z' | '0'..='9' => {
                    *name.letters.get_mut(name.length)? =
                        u8::try_from(letter.letter).ok()?.to_ascii_lowercase();
                    name.length += 1;
                }
                '-' | '_' => name.is_flag |= name.length == 0,
                NOTHING => {}
                _ => break,
            }
            name.end = letter.end;
            if name.end - start > MAX_WRITTEN {
                return None;
            }
        }
        (name.length > 0).then_some(name)
    }

    /// Where the value starts, after what stands between it and its name: the quote that was opened before the name,
    /// `:`, `=`, `=>`, `|` of a table, `>` of XML. A flag needs none of it.
    fn after_separator(
        &self,
        mut at: usize,
        opening: Option<(usize, usize)>,
        is_flag: bool,
    ) -> Option<usize> {
        let mut quote = opening.and_then(|(start, end)| self.text.get(start..end));
        let (mut separated, mut blank, mut broken, mut block) = (false, false, false, false);
        while let Some(letter) = letters::at(self.text, at) {
            let written = self.text.get(at..letter.end)?;
            match letter.letter {
                NOTHING => {}
                ' ' => blank = true,
                '\n' => (blank, broken) = (true, true),
                ':' | '=' => separated = true,
                '|' | '>' => (separated, block) = (true, true),
                // `>-` and `|+` begin a text on the next line.
                '-' | '+' if block && !broken => {}
                ']' | ')' if !separated => {}
                _ if !separated && quote == Some(written) => quote = None,
                // On the next line another name may stand; in quotes it would be a value.
                _ if broken && !block && !matches!(letter.letter, '"' | '\'') => return None,
                _ => break,
            }
            at = letter.end;
        }
        (separated || is_flag && blank).then_some(at)
    }

    /// The value that starts at `at`, without its quotes.
    fn value(&self, at: usize, rule: Rule) -> Option<Span> {
        let letter = letters::at(self.text, at)?;
        let is_quoted = matches!(letter.letter, '"' | '\'' | '`');
        let start = if is_quoted { letter.end } else { at };
        let start = if rule == Rule::Header { self.after_scheme(start) } else { start };
        if letters::at(self.text, start).is_some_and(|first| STAND_INS.contains(&first.letter)) {
            return None;
        }
        if is_quoted {
            let quote = self.text.get(at..letter.end)?;
            let end = self.end(start, |letter, written| {
                written == quote || letter.letter == '\n' && written.len() == 1
            });
            return Some(Span::new(start, end));
        }
        if rule == Rule::Number {
            return None;
        }
        let whole_line = rule == Rule::Header;
        let end = self.end(start, |letter, written| {
            let encoded = written.starts_with('%') && written.len() > 1;
            match letter.letter {
                '\n' | '"' | '\'' | '`' | '|' | '{' | '(' => !encoded,
                ' ' | '&' | '<' | '>' => !encoded && !whole_line,
                ':' => rule == Rule::Looks,
                '=' => rule == Rule::Looks && self.starts_text(letter.end),
                _ => false,
            }
        });
        let value = self.text.get(start..end)?;
        Some(Span::new(
            start,
            start + value.trim_end_matches([',', ';', ')', '}', ']', ' ', '\t', '\\']).len(),
        ))
    }

    /// Whether `=` is no padding: a text goes on behind it.
    fn starts_text(&self, at: usize) -> bool {
        letters::at(self.text, at).is_some_and(|letter| letters::is_base64(letter.letter))
    }

    /// Where the first letter stands that ends the value.
    fn end(&self, start: usize, ends: impl Fn(Letter, &str) -> bool) -> usize {
        let mut at = start;
        while let Some(letter) = letters::at(self.text, at) {
            if ends(letter, self.text.get(at..letter.end).unwrap_or_default()) {
                break;
            }
            at = letter.end;
        }
        at
    }

    /// The place after the scheme of a header's value.
    fn after_scheme(&self, start: usize) -> usize {
        let Some(name) = self.name(start) else { return start };
        let blank = letters::at(self.text, name.end).is_some_and(Letter::is_blank);
        if !blank || !SCHEMES.iter().any(|scheme| scheme.as_bytes() == name.as_bytes()) {
            return start;
        }
        letters::after_blank(self.text, name.end).map_or(start, |(_, at, _)| at)
    }
}
