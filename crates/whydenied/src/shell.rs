//! Commands of a shell, as far as pasted ones need them: their words, what their options say, and what variables are set
//! to.

use std::collections::BTreeMap;

use crate::span::Span;

/// How many commands of one text are read.
const MAX_COMMANDS: usize = 64;

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

/// A command, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Command {
    words: Vec<Word>,
    pub(crate) span: Span,
}

/// What an option of a command says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The text, without its quotes.
    pub(crate) text: String,
    pub(crate) span: Span,
    /// Whether the shell fills variables in.
    pub(crate) is_expanded: bool,
}

/// The commands of a text with these words in their order, options between them: of `aws sts get-caller-identity`, say.
/// Those in comments are none.
pub(crate) fn commands(text: &str, name: &[&str]) -> Vec<Command> {
    let Some((program, rest)) = name.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    let mut tries = MAX_COMMANDS;
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|later| later.find(program)).map(|at| from + at) {
        from = at + program.len();
        let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let is_edge = line.chars().next_back().is_none_or(|letter| " \t`'\"(;|&=".contains(letter));
        let is_word = text.get(from..).is_some_and(|after| after.starts_with([' ', '\t', '\\', '`', '^']));
        if !is_edge || !is_word || line.trim_start().starts_with('#') {
            continue;
        }
        tries -= 1;
        if tries == 0 {
            break;
        }
        let (words, _) = words(text, at);
        let mut others = words.iter().skip(1);
        let has_all = rest.iter().all(|word| others.any(|other| other.text == **word));
        let end = words.last().map_or(from, |word| word.span.end);
        if has_all {
            found.push(Command { words, span: Span::new(at, end) });
            from = end.max(from);
        }
    }
    found
}

impl Command {
    /// The words after an option.
    pub(crate) fn after(&self, option: &str) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &*word.text).skip_while(move |word| *word != option).skip(1)
    }

    /// What the first of these options says that is there: `--name value` or `--name=value`.
    pub(crate) fn option(&self, text: &str, names: &[&str]) -> Option<Said> {
        self.words.iter().enumerate().find_map(|(at, word)| {
            let (name, attached) = match word.text.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (&*word.text, None),
            };
            if !names.contains(&name) {
                return None;
            }
            let (value, span) = if let Some(value) = attached {
                let start = (word.span.start + name.len() + 1).min(word.span.end);
                (value, Span::new(start, word.span.end))
            } else {
                let next = self.words.get(at + 1).filter(|next| !next.text.starts_with("--"))?;
                (&*next.text, next.span)
            };
            let is_expanded = !text.get(span.start..span.end)?.starts_with('\'');
            Some(Said { text: value.to_owned(), span, is_expanded })
        })
    }
}

/// What the variables of a text are set to, as it is written: the last that each is set to.
pub(crate) fn assignments(text: &str) -> BTreeMap<&str, &str> {
    let mut variables = BTreeMap::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches("export ").trim_start_matches("$ ");
        let Some((name, value)) = line.split_once('=') else { continue };
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_name {
            variables.insert(name, value.trim());
        }
    }
    variables
}

/// How long the expression is that the shell fills in at the beginning of a text: `$X`, `${X}` or `$(…)`.
pub(crate) fn expression_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('$')?;
    if let Some(inside) = inside.strip_prefix('{') {
        return Some(inside.find('}')? + 3);
    }
    if let Some(command) = inside.strip_prefix('(') {
        return Some(command.find(')')? + 3);
    }
    let length = inside.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (length > 0).then_some(length + 1)
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
    use super::{commands, words};

    #[test]
    fn options_say_what_follows_them() {
        let text = "# eksctl create iamserviceaccount --name no\n$ eksctl --region x create iamserviceaccount \\\n  \
                    --name=a --namespace \"$NS\" --approve --cluster 'c'\neksctl create cluster --name no\nmyeksctl create \
                    iamserviceaccount";
        let found = commands(text, &["eksctl", "create", "iamserviceaccount"]);
        assert_eq!(found.len(), 1);
        for (name, value, is_expanded) in [
            ("--name", Some("a"), true),
            ("--namespace", Some("$NS"), true),
            ("--cluster", Some("c"), false),
            ("--approve", None, true),
        ] {
            let said = found.first().and_then(|command| command.option(text, &[name]));
            assert_eq!(
                said.as_ref().map(|said| (&*said.text, said.is_expanded)),
                value.map(|value| (value, is_expanded)),
                "{name}"
            );
        }
    }

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
