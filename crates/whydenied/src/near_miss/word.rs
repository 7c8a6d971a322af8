//! The word in which two texts differ.

/// The word around a part of a text.
pub(crate) fn word_at(text: &str, (start, end): (usize, usize)) -> &str {
    const DIVIDERS: [char; 5] = [':', '/', '.', ' ', '|'];
    let from = text.get(..start).and_then(|before| before.rfind(DIVIDERS)).map_or(0, |at| at + 1);
    let to = text.get(end..).and_then(|after| after.find(DIVIDERS)).map_or(text.len(), |at| end + at);
    text.get(from..to).unwrap_or(text)
}
