//! One way to do away with what stands between a token and what it was denied.

use crate::report::Edit;

/// Edits that belong together; `None` where the text has no place for them.
pub(crate) type Amendment = Option<Vec<Edit>>;

/// One way to do away with an obstacle.
#[derive(Clone, Debug)]
pub(crate) struct Repair {
    /// What it does, in one line.
    pub(crate) title: String,
    /// Edits of the text that the obstacle was found in.
    pub(crate) edits: Vec<Edit>,
    pub(crate) reach: Reach,
    /// Whom the title says that it lets in besides, by what they differ in.
    pub(crate) tells: Vec<&'static str>,
}

/// What a title tells of that says whom it lets in by other means than a list.
pub(crate) const EVERYONE: &[&str] = &["*"];

/// Whom a repair may let in beside this token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Whom the policy names already, in words that had no effect, such as a wildcard of its author's.
    Kept,
    /// Others on purpose: the title says whom.
    Told,
    /// Whoever a test kept out that was taken away.
    Loosened,
}

impl Repair {
    /// A repair, if the text has a place for it.
    pub(crate) fn new(title: impl Into<String>, amendment: Amendment) -> Option<Self> {
        let edits = amendment.filter(|edits| !edits.is_empty())?;
        Some(Self { title: title.into(), edits, reach: Reach::Kept, tells: Vec::new() })
    }

    /// The same, whose title says that it lets in others on purpose, and whom.
    pub(crate) fn telling(mut self, tells: &[&'static str]) -> Self {
        (self.reach, self.tells) = (Reach::Told, tells.to_vec());
        self
    }

    pub(crate) fn reaching(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }
}
