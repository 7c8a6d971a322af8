//! A text under revision: edits, and edits of what they made of it, as edits of the original.

use crate::order;
use crate::report::Edit;

/// A text and what has become of it so far.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'t> {
    original: &'t str,
    pieces: Vec<Piece>,
    text: String,
}

/// A run of a draft's text.
#[derive(Clone, Debug)]
enum Piece {
    /// This range of the original.
    Kept(usize, usize),
    /// What was written instead.
    Written(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(start, end) => end - start,
            Self::Written(text) => text.len(),
        }
    }

    /// The part of it from `start` to `end`, which count from its own start.
    fn part(&self, start: usize, end: usize) -> Option<Self> {
        match self {
            Self::Kept(offset, _) => Some(Self::Kept(offset + start, offset + end)),
            Self::Written(text) => text.get(start..end).map(|part| Self::Written(part.to_owned())),
        }
    }
}

impl<'t> Draft<'t> {
    /// The original, as it is.
    pub(crate) fn new(original: &'t str) -> Self {
        Self { original, pieces: vec![Piece::Kept(0, original.len())], text: original.to_owned() }
    }

    /// The text as it is now.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The draft with edits of its present text; `None` if they overlap or lie outside of it.
    pub(crate) fn revised(&self, edits: &[Edit]) -> Option<Self> {
        let mut edits: Vec<_> = edits.iter().collect();
        order::sort_by_key(&mut edits, |edit| (edit.start, edit.end));
        let (mut pieces, mut text, mut at) = (Vec::new(), String::with_capacity(self.text.len() + 64), 0);
        for edit in edits {
            if edit.end < edit.start {
                return None;
            }
            text.push_str(self.text.get(at..edit.start)?);
            text.push_str(&edit.text);
            self.copy(at, edit.start, &mut pieces)?;
            pieces.push(Piece::Written(edit.text.clone()));
            at = edit.end;
        }
        text.push_str(self.text.get(at..)?);
        self.copy(at, self.text.len(), &mut pieces)?;
        Some(Self { original: self.original, pieces, text })
    }

    /// Adds the pieces of the present text from `start` to `end`.
    fn copy(&self, start: usize, end: usize, pieces: &mut Vec<Piece>) -> Option<()> {
        let mut offset = 0;
        for piece in &self.pieces {
            let (from, to) = (start.max(offset), end.min(offset + piece.len()));
            if from < to {
                pieces.push(piece.part(from - offset, to - offset)?);
            }
            offset += piece.len();
        }
        Some(())
    }

    /// The edits of the original that make the present text: ascending, as small as they can be.
    pub(crate) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (mut at, mut written) = (0, String::new());
        for piece in self.pieces.iter().chain([&Piece::Kept(self.original.len(), self.original.len())]) {
            match piece {
                Piece::Written(text) => written.push_str(text),
                Piece::Kept(start, end) => {
                    edits.extend(self.smallest(at, *start, &std::mem::take(&mut written)));
                    at = *end;
                }
            }
        }
        edits
    }

    /// The edit without what it leaves as it was.
    fn smallest(&self, start: usize, end: usize, text: &str) -> Option<Edit> {
        let old = self.original.get(start..end)?;
        if old == text {
            return None;
        }
        let same = |(old, new): &(char, char)| old == new;
        let before: usize =
            old.chars().zip(text.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(before..)?, text.get(before..)?);
        let letters = old_rest.chars().rev().zip(new_rest.chars().rev());
        let after: usize = letters.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let text = new_rest.get(..new_rest.len() - after)?.to_owned();
        Some(Edit { start: start + before, end: end - after, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { start, end, text: text.to_owned() }
    }

    #[test]
    fn edits_of_edits_are_edits_of_the_original() {
        let draft = Draft::new("abcdef");
        let draft = draft.revised(&[edit(4, 5, "EE"), edit(1, 2, "BBB")]).unwrap();
        assert_eq!(draft.text(), "aBBBcdEEf");
        let draft = draft.revised(&[edit(2, 5, "-"), edit(9, 9, "!")]).unwrap();
        assert_eq!(draft.text(), "aB-dEEf!");
        assert_eq!(draft.edits(), [edit(1, 3, "B-"), edit(4, 5, "EE"), edit(6, 6, "!")]);
        let again = Draft::new("abcdef").revised(&draft.edits()).unwrap();
        assert_eq!(again.text(), draft.text());
    }

    #[test]
    fn what_stays_is_no_edit() {
        let draft = Draft::new("repo:Acme/web").revised(&[edit(0, 13, "repo:acme/web")]).unwrap();
        assert_eq!(draft.edits(), [edit(5, 6, "a")]);
        let same = Draft::new("a").revised(&[edit(0, 1, "a")]).unwrap();
        assert!(same.edits().is_empty());
    }

    #[test]
    fn edits_that_cannot_be_made_are_refused() {
        let draft = Draft::new("aü");
        for edits in [
            [edit(0, 9, ""), edit(1, 1, "")],
            [edit(2, 2, "x"), edit(3, 3, "")],
            [edit(0, 2, ""), edit(1, 3, "")],
        ] {
            assert!(draft.revised(&edits).is_none(), "{edits:?}");
        }
    }
}
