//! What varies in the subjects and the claims of an issuer: fields, and the letters that each takes.

/// A field: a word in capitals in the shapes of subjects and claims.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The word, such as `REPOSITORY`.
    pub name: &'static str,
    /// The letters that stand there.
    pub letters: Letters,
    /// What it is the name of, which takes its place in texts that are shared; `name` where that is nothing in
    /// particular.
    pub names: &'static str,
}

/// The letters that a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Letters {
    /// Digits.
    Digits,
    /// Letters and digits of ASCII, and these.
    Words(&'static str),
    /// What Git takes in the name of a branch or a tag.
    ///
    /// Source: <https://git-scm.com/docs/git-check-ref-format>
    Ref,
    /// All but these.
    AllBut(&'static str),
}

/// The letters of a UUID.
pub(crate) const UUID: Letters = Letters::Words("-");
/// The letters of a name that Kubernetes takes.
///
/// Source: <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>
pub(crate) const OBJECT: Letters = Letters::Words("-.");
/// Whatever stands between two colons and is no path.
pub(crate) const NAME: Letters = Letters::AllBut(":/");
/// Whatever stands between two colons.
pub(crate) const ANY: Letters = Letters::AllBut(":");
/// Whatever stands there.
pub(crate) const ALL: Letters = Letters::AllBut("");

impl Letters {
    /// Whether that letter may stand there.
    #[must_use]
    pub const fn take(self, letter: char) -> bool {
        match self {
            Self::Digits => letter.is_ascii_digit(),
            Self::Words(others) => letter.is_ascii_alphanumeric() || holds(others, letter),
            Self::Ref => !letter.is_ascii_control() && !holds(" ~^:?*[\\", letter),
            Self::AllBut(others) => !holds(others, letter),
        }
    }
}

/// A field that is the name of something.
pub(crate) const fn field(name: &'static str, letters: Letters, names: &'static str) -> Field {
    Field { name, letters, names }
}

/// A field that names nothing in particular.
pub(crate) const fn plain(name: &'static str, letters: Letters) -> Field {
    field(name, letters, "name")
}

/// Whether the letter is one of these of ASCII.
const fn holds(letters: &str, letter: char) -> bool {
    let mut rest = letters.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        if *first as char == letter {
            return true;
        }
        rest = others;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{ANY, Letters};

    #[test]
    fn fields_take_their_letters() {
        for (letters, taken, not_taken) in [
            (Letters::Digits, "0189", "a-"),
            (Letters::Words("-"), "aZ0-", "_/:."),
            (Letters::Ref, "a/-.@é", " :~^?*[\\"),
            (ANY, "a/ %", ":"),
        ] {
            assert!(taken.chars().all(|letter| letters.take(letter)), "{letters:?}: {taken}");
            assert!(!not_taken.chars().any(|letter| letters.take(letter)), "{letters:?}: {not_taken}");
        }
    }
}
