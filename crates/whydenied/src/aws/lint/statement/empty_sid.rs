//! The `Sid` is empty.

use crate::aws::policy::Statement;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};

pub(crate) static KIND: Kind = Kind::hint(
    "empty-sid",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
)
.access_analyzer("EMPTY_SID_VALUE");

/// Adds it for a statement with an empty name.
pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    if let Some(sid) = statement.sid.as_ref().filter(|sid| sid.text.is_empty()) {
        let message = Message::new(
            "The `Sid` is empty",
            "A `Sid` is for people to tell statements apart.",
            "name it, or leave it out",
        );
        findings.mistake(&KIND, sid.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The `Sid` is empty",
    why: "A `Sid` is for people to tell statements apart.",
    help: "name the statement, or leave `Sid` out",
    example: github(r#""Sid":"""#),
    near: github(r#""Sid":"deploy""#),
};
