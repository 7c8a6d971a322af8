//! Characters that nobody meant to write: those that are not seen, and quotation marks.

use std::borrow::Cow;

use crate::text::is_invisible;

/// The text without white space and characters that are not seen, and the first of these.
pub(crate) fn without_strays(text: &str) -> (Cow<'_, str>, Option<char>) {
    let is_stray = |letter: char| {
        letter.is_whitespace() || is_invisible(letter) || matches!(letter, '“' | '”' | '‘' | '’' | '"')
    };
    match text.chars().find(|letter| is_stray(*letter)) {
        None => (Cow::Borrowed(text), None),
        Some(first) => (Cow::Owned(text.chars().filter(|letter| !is_stray(*letter)).collect()), Some(first)),
    }
}

/// What people call a character that they did not mean to write.
pub(crate) fn name(letter: char) -> Cow<'static, str> {
    match letter {
        ' ' => "a space".into(),
        '\n' | '\r' => "a line break".into(),
        '\t' => "a tab".into(),
        '\u{a0}' => "a no-break space".into(),
        '“' | '”' | '‘' | '’' | '"' => format!("a quotation mark, {letter},").into(),
        other => format!("the invisible character U+{:04X}", u32::from(other)).into(),
    }
}
