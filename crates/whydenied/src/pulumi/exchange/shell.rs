//! The words of a shell command, as far as a pasted one needs them.

use crate::span::Span;

/// One word, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// The words of the command that starts at `start`, up to where it ends, and the quotes in it that
/// are never closed.
pub(crate) fn words(text: &str, start: usize) -> (Vec<Word>, Vec<Span>) {
    let mut reader = Reader { text, at: start, words: Vec::new(), unclosed: Vec::new() };
    reader.command();
    (reader.words, reader.unclosed)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    words: Vec<Word>,
    unclosed: Vec<Span>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.rest().chars().next()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn command(&mut self) {
        loop {
            let blank = self.rest().find(|letter| !matches!(letter, ' ' | '\t' | '\r'));
            self.at += blank.unwrap_or(self.rest().len());
            if let Some(length) = continuation(self.rest()) {
                self.at += length;
                continue;
            }
            match self.rest().chars().next() {
                None | Some('\n' | '|' | ';' | ')' | '<' | '>') => return,
                Some('&') if self.rest().starts_with("&&") || self.rest().len() == 1 => return,
                Some(_) => self.word(),
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let mut text = String::new();
        loop {
            let at = self.at;
            if continuation(self.rest()).is_some() {
                break;
            }
            match self.next() {
                None => break,
                Some(' ' | '\t' | '\r' | '\n' | '|' | ';' | ')' | '<' | '>') => {
                    self.at = at;
                    break;
                }
                Some(quote @ ('\'' | '"')) => self.quoted(quote, &mut text),
                // `$'…'` and `$"…"` stand for what is in the quotes.
                Some('$') if self.rest().starts_with(['\'', '"']) => {}
                // `$(…)` is another command.
                Some('$') if self.rest().starts_with('(') => {
                    let end = self.rest().find(')').map_or(self.rest().len(), |end| end + 1);
                    text.push('$');
                    text.push_str(self.rest().get(..end).unwrap_or_default());
                    self.at += end;
                }
                Some('\\') => text.extend(self.next()),
                Some(letter) => text.push(letter),
            }
        }
        self.words.push(Word { text, span: Span::new(start, self.at) });
    }

    /// What stands in quotes, up to the closing one.
    fn quoted(&mut self, quote: char, text: &mut String) {
        let opened = Span::new(self.at - 1, self.at);
        let Some(end) = closing(self.rest(), quote) else {
            // One that is never closed is one too many.
            self.unclosed.push(opened);
            return;
        };
        let inside = self.rest().get(..end).unwrap_or_default().to_owned();
        if let Some(line) = runs_into_next_flag(&inside) {
            self.unclosed.push(opened);
            text.push_str(line.trim_end());
            self.at += line.len();
            return;
        }
        self.at += end + 1;
        if quote == '\'' {
            text.push_str(&inside);
            return;
        }
        let mut letters = inside.chars().peekable();
        while let Some(letter) = letters.next() {
            match letters.peek() {
                Some('"' | '\\' | '$' | '`') if letter == '\\' => text.extend(letters.next()),
                Some('\n') if letter == '\\' => {
                    letters.next();
                }
                _ => text.push(letter),
            }
        }
    }
}

/// The length of a line break that does not end the command: after `\` in a POSIX shell, `` ` `` in
/// PowerShell, `^` in cmd.
fn continuation(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['\\', '`', '^'])?;
    let line = after.trim_start_matches([' ', '\t', '\r']);
    line.starts_with('\n').then(|| rest.len() - line.len() + 1)
}

/// Where the closing quote is.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    rest.char_indices()
        .find(|&(_, letter)| {
            let closes = letter == quote && !escaped;
            escaped = quote == '"' && letter == '\\' && !escaped;
            closes
        })
        .map(|(at, _)| at)
}

/// The first line of what stands in quotes, where the next line starts as a part of the command
/// does: the quote was to be closed before.
fn runs_into_next_flag(inside: &str) -> Option<&str> {
    let (line, next) = inside.split_once('\n')?;
    let next = next.trim_start();
    let is_part = next.starts_with("https://") || (next.starts_with('-') && !next.starts_with("- "));
    is_part.then(|| line.trim_end().trim_end_matches(['\\', '`', '^']))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_those_of_a_shell() {
        for (text, expected) in [
            ("curl -d 'a b' \"c d\"", &["curl", "-d", "a b", "c d"][..]),
            ("curl -d 'a='\"$X\"'&b' | jq .", &["curl", "-d", "a=$X&b"]),
            ("curl \\\n  -d a \\\n  https://x\necho", &["curl", "-d", "a", "https://x"]),
            ("curl `\r\n  -d a", &["curl", "-d", "a"]),
            ("curl ^\n  -d a", &["curl", "-d", "a"]),
            ("curl -d \"{\\\"a\\\": 1}\"", &["curl", "-d", "{\"a\": 1}"]),
            ("curl -d $'a'", &["curl", "-d", "a"]),
            ("curl -d t=$(cat f) x)", &["curl", "-d", "t=$(cat f)", "x"]),
            ("curl -d 'a=b \\\n -d 'c=d' \\\n x", &["curl", "-d", "a=b", "-d", "c=d", "x"]),
            ("curl -d 'a='...' \\\n  https://x", &["curl", "-d", "a=...", "https://x"]),
            ("curl -d a\\ b é", &["curl", "-d", "a b", "é"]),
            ("curl -d '", &["curl", "-d", ""]),
        ] {
            let (found, _) = words(text, 0);
            let texts: Vec<_> = found.iter().map(|word| &*word.text).collect();
            assert_eq!(texts, expected, "{text}");
            assert!(found.iter().all(|word| text.get(word.span.start..word.span.end).is_some()), "{text}");
        }
    }
}
