//! An action adds nothing to another one.

use crate::aws::lint::covers::covers_action;
use crate::aws::policy::Patterns;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ACTIONS;

pub(crate) static KIND: Kind = Kind::hint("redundant-action", ACTIONS).access_analyzer("REDUNDANT_ACTION");

/// Adds each action that another one of the list covers.
pub(crate) fn lint(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    for (index, action) in actions.patterns.iter().enumerate() {
        let others = actions.patterns.iter().enumerate();
        // Once nothing is left to be compared, none of the many others is asked for.
        let mut compared =
            others.take_while(|(_, other)| findings.budget.compares(other.text.len(), action.text.len()));
        let wider = compared.find(|(other_index, other)| {
            let same = other.text.eq_ignore_ascii_case(&action.text);
            *other_index != index
                && covers_action(&other.text, &action.text)
                && (!same || *other_index < index)
        });
        if let Some((_, wider)) = wider {
            let message = Message::new(
                format!("`{}` adds nothing to `{}`", action.text, wider.text),
                "An action that another one covers changes nothing.",
                "remove it",
            );
            findings.mistake(&KIND, action.span, message);
        }
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An action adds nothing to another one",
    why: "A pattern in the same list covers it.",
    help: "remove it, or the wider one",
    example: github(r#""Action":["sts:AssumeRoleWith*","sts:AssumeRoleWithWebIdentity"]"#),
    near: github(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
};
