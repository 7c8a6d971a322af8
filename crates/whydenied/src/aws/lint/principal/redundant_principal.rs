//! A principal is named twice.

use crate::aws::policy::Principal;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::PRINCIPAL;
use crate::order;

pub(crate) static KIND: Kind = Kind::hint("redundant-principal", PRINCIPAL);

/// Adds each entry that stood in the principal before.
pub(crate) fn lint(principal: &Principal<'_>, findings: &mut Findings<'_>) {
    let named = principal.entries.iter().map(|(kind, text)| format!("{kind:?} {}", text.text));
    let named: Vec<_> = named.collect();
    for (_, text) in
        order::stood_before(&named).zip(&principal.entries).filter_map(|(again, it)| again.then_some(it))
    {
        let message = Message::new(
            format!("`{}` is named twice", text.text),
            "The second time changes nothing.",
            "remove it",
        );
        findings.mistake(&KIND, text.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A principal is named twice",
    why: "The second time changes nothing.",
    help: "remove it",
    example: github(
        r#""Principal":{"Federated":["arn:aws:iam::123456789012:oidc-provider/$url","arn:aws:iam::123456789012:oidc-provider/$url"]}"#,
    ),
    near: github(RIGHT),
};
