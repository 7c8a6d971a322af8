//! The tokens of programs: one reader for all languages, since only literals, names and brackets matter.
//!
//! A text that is never closed ends with its line, so that an apostrophe of the prose around a program spoils one line at
//! the most.

use crate::span::Span;

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    /// Whether it is the first of its line.
    pub(super) starts_line: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name,
    Number,
    /// A text in quotes, with what stands before them.
    Quoted,
    /// A text from the line after `<<EOF` to the line before `EOF`, with both.
    Heredoc,
    /// A regular expression of JavaScript.
    Regex,
    Open(u8),
    Close(u8),
    /// An operator or anything else.
    Mark,
}

/// Operators of more than one letter, the longest first.
static MARKS: [&str; 16] =
    ["...", "===", "!==", "=>", "->", ":=", "::", "??", "||", "&&", "==", "!=", "<=", ">=", "**", "?."];

/// Which of the things that languages disagree about hold in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `"…"` has `${…}` in it, and `<<EOF` starts a text.
    Hcl,
    /// Anything else.
    Program,
}

/// The tokens of a part of a text, its comments left out.
pub(super) fn tokens(text: &str, part: Span, dialect: Dialect) -> Vec<Token> {
    let text = text.get(..part.end).unwrap_or(text);
    let mut lexer = Lexer { text, at: part.start, dialect, tokens: Vec::new(), starts_line: true };
    while lexer.next() {}
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    dialect: Dialect,
    tokens: Vec<Token>,
    starts_line: bool,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |length| from + length)
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        let span = Span::new(self.at, end.max(self.at));
        self.tokens.push(Token { kind, span, starts_line: self.starts_line });
        self.starts_line = false;
        self.at = span.end;
    }

    /// Takes one token, or what stands between two; whether there is more.
    fn next(&mut self) -> bool {
        let rest = self.rest();
        let Some(letter) = rest.chars().next() else { return false };
        let second = rest.as_bytes().get(1).copied();
        match letter {
            '\n' => {
                self.at += 1;
                self.starts_line = true;
            }
            _ if letter.is_whitespace() || letter == '\u{feff}' => self.at += letter.len_utf8(),
            '#' => self.at = self.line_end(self.at),
            '/' if second == Some(b'/') => self.at = self.line_end(self.at),
            '/' if second == Some(b'*') => {
                let end = rest.find("*/").map_or(self.text.len(), |length| self.at + length + 2);
                self.starts_line |= self.text.get(self.at..end).is_some_and(|comment| comment.contains('\n'));
                self.at = end;
            }
            '/' if self.value_may_start() && regex_end(self.text, self.at).is_some() => {
                let end = regex_end(self.text, self.at).unwrap_or(self.at + 1);
                self.push(TokenKind::Regex, end);
            }
            // The fence of a code block in a page.
            '`' if self.starts_line && rest.starts_with("```") => self.at = self.line_end(self.at),
            '"' | '\'' | '`' => self.quoted(0),
            '$' | '@' if self.prefix() > 0 => {
                let prefix = self.prefix();
                self.quoted(prefix);
            }
            '<' if rest.starts_with("<<") && self.dialect == Dialect::Hcl => match self.heredoc() {
                Some(end) => self.push(TokenKind::Heredoc, end),
                None => self.push(TokenKind::Mark, self.at + 1),
            },
            '(' | '[' | '{' => self.push(TokenKind::Open(letter as u8), self.at + 1),
            ')' | ']' | '}' => self.push(TokenKind::Close(letter as u8), self.at + 1),
            _ if letter.is_ascii_digit() => self.number(),
            _ if is_of_name(letter) => self.name(),
            _ => {
                let long = MARKS.iter().find(|mark| rest.starts_with(**mark));
                self.push(TokenKind::Mark, self.at + long.map_or(letter.len_utf8(), |mark| mark.len()));
            }
        }
        true
    }

    fn number(&mut self) {
        // After a point it is an index of Terraform, which another point ends.
        let is_index = self.tokens.last().is_some_and(|last| {
            last.span.end == self.at && self.text.get(last.span.start..last.span.end) == Some(".")
        });
        let is_part =
            |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || (letter == '.' && !is_index);
        let length = self.rest().find(|letter| !is_part(letter)).unwrap_or(self.rest().len());
        self.push(TokenKind::Number, self.at + length.max(1));
    }

    fn name(&mut self) {
        let rest = self.rest();
        let hyphens = self.dialect == Dialect::Hcl;
        let is_part =
            |letter: char| is_of_name(letter) || letter.is_ascii_digit() || (hyphens && letter == '-');
        let length = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let quote = rest.as_bytes().get(length);
        let is_prefix = word.len() <= 2 && word.bytes().all(|byte| b"fFrRbBuU".contains(&byte));
        match quote {
            Some(b'"' | b'\'') if is_prefix => self.quoted(length),
            // The apostrophe of a word.
            Some(b'\'') => {
                self.push(TokenKind::Name, self.at + length);
                self.at += 1;
            }
            _ => self.push(TokenKind::Name, self.at + length.max(1)),
        }
    }

    /// How many letters of `$`, `@` stand before a quote.
    fn prefix(&self) -> usize {
        let rest = self.rest();
        let length = rest.find(|letter| !matches!(letter, '$' | '@')).unwrap_or(0);
        if length <= 2 && rest.as_bytes().get(length) == Some(&b'"') { length } else { 0 }
    }

    fn quoted(&mut self, prefix: usize) {
        let end = quoted_end(self.text, self.at, prefix, self.dialect);
        self.push(TokenKind::Quoted, end);
    }

    fn value_may_start(&self) -> bool {
        let Some(last) = self.tokens.last() else { return false };
        matches!(self.text.get(last.span.start..last.span.end), Some("(" | "," | "=" | ":" | "[" | "=>"))
    }

    /// The end of the line that closes the text which starts here.
    fn heredoc(&self) -> Option<usize> {
        let (word, mut at) = heredoc_head(self.text, self.at)?;
        while at < self.text.len() {
            let end = self.line_end(at);
            let line = self.text.get(at..end).unwrap_or_default();
            if line.trim() == word {
                return Some(at + line.trim_end().len());
            }
            at = end + 1;
        }
        Some(self.text.len())
    }
}

/// The word that closes a heredoc which starts at `at`, and where its first line starts.
pub(super) fn heredoc_head(text: &str, at: usize) -> Option<(&str, usize)> {
    let head = text.get(at..)?.strip_prefix("<<")?;
    let head = head.strip_prefix(['-', '~']).unwrap_or(head);
    let line = head.split('\n').next().unwrap_or(head);
    let word = line.trim();
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let start = text.len() - head.len() + line.len() + 1;
    (is_word && start <= text.len()).then_some((word, start))
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

/// The end of the regular expression of JavaScript that starts at `at`, with its flags.
fn regex_end(text: &str, at: usize) -> Option<usize> {
    let line = text.get(at + 1..)?.split('\n').next()?;
    let (mut escaped, mut in_class) = (false, false);
    for (length, byte) in line.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class && length > 0 => {
                let flags = line.get(length + 1..)?.bytes().take_while(u8::is_ascii_lowercase).count();
                return Some(at + 1 + length + 1 + flags);
            }
            _ => {}
        }
    }
    None
}

/// The same inside of an expression in a text, where what stands before says whether it is one, and no division.
pub(super) fn regex_in_hole(text: &str, at: usize, dialect: Dialect) -> Option<usize> {
    if dialect == Dialect::Hcl || matches!(text.as_bytes().get(at + 1), Some(b'/' | b'*')) {
        return None;
    }
    let before = text.get(..at)?.trim_end();
    let starts =
        before.ends_with(['(', ',', '=', ':', '[', '{', '!', '&', '|', '?', ';']) || before.ends_with("=>");
    if starts { regex_end(text, at) } else { None }
}

/// The end of the text in quotes which starts at `at`, `prefix` letters before its quotes.
pub(super) fn quoted_end(text: &str, at: usize, prefix: usize, dialect: Dialect) -> usize {
    let opening = at + prefix;
    let bytes = text.as_bytes();
    let Some(&quote) = bytes.get(opening) else { return text.len() };
    let before = text.get(at..opening).unwrap_or_default();
    let verbatim = before.contains('@');
    let triple = quote != b'`' && bytes.get(opening..opening + 3) == Some(&[quote; 3]);
    let lines = triple || quote == b'`' || verbatim;
    let width = if triple { 3 } else { 1 };
    let holes = quote == b'`' || (quote == b'"' && dialect == Dialect::Hcl);
    let mut position = opening + width;
    // The brackets of `${…}`, and the quotes of texts inside of them.
    let mut inner: Vec<u8> = Vec::new();
    while let Some(&byte) = bytes.get(position) {
        let in_text = inner.last().is_none_or(|open| *open != b'{');
        let open = inner.last().copied();
        match byte {
            b'\n' if !lines => break,
            b'\\' if in_text && !verbatim => position += 1,
            _ if inner.is_empty() && byte == quote => {
                if verbatim && bytes.get(position + 1) == Some(&quote) {
                    position += 1;
                } else if !triple || bytes.get(position..position + 3) == Some(&[quote; 3]) {
                    return position + width;
                }
            }
            // `$${` says `${`.
            b'$' if dialect == Dialect::Hcl && bytes.get(position..position + 3) == Some(b"$${") => {
                position += 2;
            }
            b'$' if in_text && holes && bytes.get(position + 1) == Some(&b'{') => {
                if inner.len() < super::bounds::MAX_DEPTH {
                    inner.push(b'{');
                }
                position += 1;
            }
            b'{' if open == Some(b'{') && inner.len() < super::bounds::MAX_DEPTH => inner.push(b'{'),
            b'}' if open == Some(b'{') => drop(inner.pop()),
            b'/' if open == Some(b'{')
                && let Some(end) = regex_in_hole(text, position, dialect) =>
            {
                position = end;
                continue;
            }
            b'\'' if dialect == Dialect::Hcl => {}
            b'"' | b'\'' | b'`' if open == Some(b'{') && inner.len() < super::bounds::MAX_DEPTH => {
                inner.push(byte);
            }
            _ if in_text && open == Some(byte) => drop(inner.pop()),
            _ => {}
        }
        position += 1;
    }
    if lines { text.len() } else { position.min(text.len()) }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, tokens};
    use crate::span::Span;

    fn read(text: &str, dialect: Dialect) -> Vec<&str> {
        tokens(text, Span::new(0, text.len()), dialect)
            .iter()
            .map(|token| text.get(token.span.start..token.span.end).unwrap_or("no place"))
            .collect()
    }

    #[test]
    fn a_text_is_one_token_whatever_stands_in_it() {
        let hcl = r#"a = "${replace(x, "b}", "")}:sub" # c"#;
        assert_eq!(read(hcl, Dialect::Hcl), ["a", "=", r#""${replace(x, "b}", "")}:sub""#]);
        assert_eq!(read(r#"["$${", "a"]"#, Dialect::Hcl), ["[", r#""$${""#, ",", r#""a""#, "]"]);
        let ts = "f(`a${g('`', {b: 1})}c`, /^https?:\\/\\//, 'd') // e";
        let tokens = ["f", "(", "`a${g('`', {b: 1})}c`", ",", "/^https?:\\/\\//", ",", "'d'", ")"];
        assert_eq!(read(ts, Dialect::Program), tokens);
        for text in
            [r#"`${a.replace(/"{x}"/, "")}:sub`"#, r"`${a.split(/[/`}]/g)[1]}`", "`${a / b} ${c / `}`}`"]
        {
            assert_eq!(read(&format!("f({text}, g)"), Dialect::Program), ["f", "(", text, ",", "g", ")"]);
        }
        let python = "x = f\"{a['b']}\" \"\"\"c\nd\"\"\" r'e'";
        assert_eq!(read(python, Dialect::Program), ["x", "=", "f\"{a['b']}\"", "\"\"\"c\nd\"\"\"", "r'e'"]);
        let csharp = "$\"{a}\" @\"b\"\"c\"";
        assert_eq!(read(csharp, Dialect::Program), ["$\"{a}\"", "@\"b\"\"c\""]);
        assert_eq!(
            read("a.0.b <<-X\n  c\n  X\nd", Dialect::Hcl),
            ["a", ".", "0", ".", "b", "<<-X\n  c\n  X", "d"]
        );
    }

    #[test]
    fn fences_of_a_page_are_no_quotes() {
        assert_eq!(read("```hcl\na = 1\n```\nb", Dialect::Hcl), ["a", "=", "1", "b"]);
    }

    #[test]
    fn what_is_never_closed_ends_with_its_line() {
        assert_eq!(read("Don't 'worry\nx = 1", Dialect::Program), ["Don", "t", "'worry", "x", "=", "1"]);
    }
}
