//! What can be done about one obstacle, the likeliest to be meant first.

mod action;
mod deny;
mod document;
mod exact;
mod key;
mod principal;
mod respell;
mod value;

use super::amend::Amendment;
use super::attempt::Attempt;
use super::obstacle::Obstacle;
use crate::report::Edit;

pub(super) use deny::pin;
pub(super) use document::mend;

/// One way to do away with an obstacle.
#[derive(Clone, Debug)]
pub(super) struct Repair {
    /// What it does, in one line.
    pub(super) title: String,
    /// Edits of the text that the obstacle was found in.
    pub(super) edits: Vec<Edit>,
    pub(super) reach: Reach,
    /// Whom the title says that it lets in besides, by what they differ in.
    pub(super) tells: &'static [&'static str],
}

/// What a title tells of that says whom it lets in by other means than a list.
pub(super) const EVERYONE: &[&str] = &["*"];

/// Whom a repair may let in beside this token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Whom the policy names already, in words that had no effect, such as a wildcard of its author's.
    Kept,
    /// Others on purpose: the title says whom.
    Told,
    /// Whoever a test kept out that was taken away.
    Loosened,
}

impl Repair {
    /// A repair, if the text has a place for it.
    fn new(title: impl Into<String>, amendment: Amendment) -> Option<Self> {
        let edits = amendment.filter(|edits| !edits.is_empty())?;
        Some(Self { title: title.into(), edits, reach: Reach::Kept, tells: &[] })
    }

    /// The same, whose title says that it lets in others on purpose, and whom.
    fn telling(mut self, tells: &'static [&'static str]) -> Self {
        (self.reach, self.tells) = (Reach::Told, tells);
        self
    }

    fn reaching(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }
}

/// The repairs of an obstacle; none where a person must decide, or where the policy is right.
pub(super) fn repairs(obstacle: &Obstacle<'_>, attempt: &Attempt<'_>) -> Vec<Repair> {
    match *obstacle {
        Obstacle::Problem(problem) => document::repairs(problem, attempt),
        Obstacle::Denies(statement) => deny::repairs(statement, attempt),
        Obstacle::NoAllow => principal::own_statement(attempt).into_iter().collect(),
        Obstacle::Principal(statement) => principal::repairs(statement, attempt),
        Obstacle::Action(statement, action) => action::repairs(statement, action, attempt),
        Obstacle::Condition(statement, condition) => key::repairs(statement, condition, attempt)
            .unwrap_or_else(|| value::repairs(statement, condition, attempt)),
    }
}
