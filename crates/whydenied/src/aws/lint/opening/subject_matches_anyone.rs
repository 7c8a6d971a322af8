//! `subject-matches-anyone`: a value of the policy fits everybody.

use super::opened::{Graded, Opened, Wide};
use crate::finding::both::subject_matches_anyone::KIND;
use crate::finding::kind::Message;

/// The cause for a value that lets a stranger in.
pub(crate) fn graded(opened: &Opened<'_>, wide: &Wide<'_>) -> Graded {
    let message = Message::new(
        format!("{} gets in: `{}` fits them all", opened.grant.anyone(), wide.value.text),
        opened.witness(),
        "name those who may have the role",
    );
    (&KIND, opened.gravity(), message)
}
