//! How a text of a program is written: what has to be escaped in it, by its quotes and its language.

use super::find::dialect;
use super::token::{Dialect, TokenKind, tokens};
use crate::span::Span;

/// What stands for an expression in a text, and so is escaped where it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    None,
    /// `${…}` and `%{…}` of Terraform, whose first letter is doubled.
    Terraform,
    /// `${…}` of JavaScript, after a backslash.
    Template,
    /// `{…}`, which is doubled.
    Brace,
    /// `$…` of a shell, after a backslash.
    Shell,
    /// `${…}` of `Fn::Sub`, which has a `!` after the brace.
    Sub,
}

/// How the letters between two quotes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoting {
    /// The quote that ends the text; none of a heredoc.
    quote: Option<char>,
    /// What stands before a quote that does not end it; none where there can be no such.
    escape: Option<char>,
    marks: Marks,
    /// Whether it is JSON that stands there, in which quotes are escaped first.
    json: bool,
}

impl Quoting {
    /// Texts in double quotes that know backslashes, as most languages have them.
    pub(crate) const JSON: Self =
        Self { quote: Some('"'), escape: Some('\\'), marks: Marks::None, json: false };

    /// That of a literal of Terraform.
    pub(crate) const TERRAFORM: Self = Self { marks: Marks::Terraform, ..Self::JSON };

    /// That of a literal in these quotes without expressions.
    pub(crate) const fn plain(quote: char) -> Self {
        Self { quote: Some(quote), ..Self::JSON }
    }

    /// JSON that stands in a text without quotes of its own.
    pub(crate) const fn json_in_text(is_shell: bool) -> Self {
        let marks = if is_shell { Marks::Shell } else { Marks::None };
        Self { quote: None, escape: None, marks, json: true }
    }

    /// That of the text in quotes of a program in which a place lies; `None` where it lies in none.
    pub(crate) fn at(text: &str, place: Span) -> Option<Self> {
        let dialect = dialect(text);
        let tokens = tokens(text, Span::new(0, text.len()), dialect);
        let token =
            tokens.iter().find(|token| token.span.start <= place.start && place.end <= token.span.end)?;
        let written = text.get(token.span.start..token.span.end)?;
        match token.kind {
            TokenKind::Heredoc => {
                Some(Self { quote: None, escape: None, marks: Marks::Terraform, json: false })
            }
            TokenKind::Quoted => {
                let start = written.find(['"', '\'', '`'])?;
                let (letters, quote) = (written.get(..start)?, written.get(start..)?.chars().next()?);
                let marks = match quote {
                    _ if letters.contains(['f', 'F', '$']) => Marks::Brace,
                    '`' => Marks::Template,
                    '"' if dialect == Dialect::Hcl => Marks::Terraform,
                    _ => Marks::None,
                };
                let is_raw = letters.contains(['r', 'R']) || (quote == '`' && is_go(text));
                let escape = if letters.contains('@') { Some('"') } else { Some('\\').filter(|_| !is_raw) };
                Some(Self { quote: Some(quote), escape, marks, json: false })
            }
            _ => None,
        }
    }

    /// The same of a text in which `Fn::Sub` fills in names.
    pub(crate) const fn substituted(self) -> Self {
        Self { marks: Marks::Sub, ..self }
    }

    /// The same of JSON that stands in such a text.
    pub(crate) const fn of_json(self) -> Self {
        Self { json: true, ..self }
    }

    /// The text as it is written between the quotes; `None` where that cannot be.
    pub(crate) fn inside(self, text: &str) -> Option<String> {
        if self.json {
            let quoted = serde_json::Value::from(text).to_string();
            return self.escaped(quoted.get(1..quoted.len() - 1)?);
        }
        self.escaped(text)
    }

    /// The text with its quotes.
    pub(crate) fn literal(self, text: &str) -> Option<String> {
        if self.json {
            return self.escaped(&serde_json::Value::from(text).to_string());
        }
        let quote = self.quote?;
        Some(format!("{quote}{}{quote}", self.inside(text)?))
    }

    fn escaped(self, text: &str) -> Option<String> {
        let mut written = String::with_capacity(text.len());
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let opens = letters.peek() == Some(&'{');
            match (letter, self.marks) {
                _ if Some(letter) == self.quote => {
                    written.push(self.escape?);
                    written.push(letter);
                }
                ('\\', _) if self.escape == Some('\\') => written.push_str("\\\\"),
                // A backslash means something in a raw text of Python as well, and none stands in a policy.
                ('\n', _) if self.quote.is_some() => {
                    self.escape.filter(|escape| *escape == '\\')?;
                    written.push_str("\\n");
                }
                ('$' | '%', Marks::Terraform) if opens => written.extend([letter, letter]),
                ('$', Marks::Template) if opens => {
                    self.escape?;
                    written.push_str("\\$");
                }
                ('$', Marks::Sub) if opens => {
                    letters.next();
                    written.push_str("${!");
                }
                ('{' | '}', Marks::Brace) => written.extend([letter, letter]),
                ('$' | '`' | '\\', Marks::Shell) => written.extend(['\\', letter]),
                _ => written.push(letter),
            }
        }
        Some(written)
    }
}

/// Whether a text in grave accents knows no escapes.
fn is_go(text: &str) -> bool {
    text.contains(":=") || text.contains("map[string]") || text.contains("func ")
}

#[cfg(test)]
mod tests {
    use super::Quoting;
    use crate::span::Span;

    /// What takes the place of `x` in a program.
    fn written(program: &str, text: &str) -> Option<String> {
        let at = program.find('x')?;
        Quoting::at(program, Span::new(at, at + 1))?.inside(text)
    }

    #[test]
    fn each_literal_has_escapes_of_its_own() {
        for (program, text, expected) in [
            ("jsonencode({ a = \"x\" })", "${aws:a}\"%{b}", "$${aws:a}\\\"%%{b}"),
            ("locals {\n a = <<EOF\n{\"x\"}\nEOF\n}", "${*}\"", "$${*}\""),
            ("const a = `x`;", "${*}`'", "\\${*}\\`'"),
            ("const a = 'x';", "it's \"${*}\"", "it\\'s \"${*}\""),
            ("a = f\"x\"", "{b}\"", "{{b}}\\\""),
            ("var a = @\"x\";", "\"\\", "\"\"\\"),
            ("var a = $\"x\";", "{b}", "{{b}}"),
        ] {
            assert_eq!(written(program, text).as_deref(), Some(expected), "{program}");
        }
        assert_eq!(written("a := `x`", "`"), None);
        assert_eq!(written("x = 1", "a"), None);
        assert_eq!(Quoting::json_in_text(true).literal("a\"${*}").as_deref(), Some("\"a\\\\\"\\${*}\""));
    }
}
