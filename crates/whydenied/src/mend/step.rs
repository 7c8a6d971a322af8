//! One step towards a fix: what can be done about one obstacle.

use crate::report::Edit;

/// Edits that belong together; `None` where the text has no place for them.
pub(crate) type Edits = Option<Vec<Edit>>;

/// What can be done about one obstacle. A fix is made of one step or several.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// What it does, in one line.
    pub(crate) title: String,
    /// Edits of the text that the obstacle was found in.
    pub(crate) edits: Vec<Edit>,
    pub(crate) reach: Reach,
    /// Whom the title says that the step also lets in, by what they differ in.
    pub(crate) announces: Vec<&'static str>,
}

/// What a title announces that names those it lets in by other means than a list.
pub(crate) const EVERYONE: &[&str] = &["*"];

/// Whom a step may let in as well as this token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Whom the policy names already, in words that had no effect, such as a wildcard of its author's.
    Kept,
    /// Others on purpose: the title says whom.
    Announced,
    /// Whoever a test kept out that was taken away.
    Loosened,
}

impl Step {
    /// A step, if the text has a place for it.
    pub(crate) fn new(title: impl Into<String>, edits: Edits) -> Option<Self> {
        let edits = edits.filter(|edits| !edits.is_empty())?;
        Some(Self { title: title.into(), edits, reach: Reach::Kept, announces: Vec::new() })
    }

    /// The same, whose title says that it lets in others on purpose, and whom.
    pub(crate) fn announcing(mut self, announces: &[&'static str]) -> Self {
        (self.reach, self.announces) = (Reach::Announced, announces.to_vec());
        self
    }

    pub(crate) fn reaching(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }
}
