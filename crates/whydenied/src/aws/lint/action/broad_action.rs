//! A wildcard or `NotAction` allows other actions as well.

use super::known::KNOWN;
use crate::aws::ASSUME_ROLE;
use crate::aws::lint::covers::covers_action;
use crate::aws::policy::Patterns;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ACTIONS;

pub(crate) static KIND: Kind = Kind::warning("broad-action", ACTIONS);

/// Adds it for the actions of an Allow whose principal is an OIDC provider.
pub(crate) fn lint(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    let wide = actions.patterns.iter().find(|action| {
        action.text.contains(['*', '?'])
            && KNOWN.iter().filter(|known| covers_action(&action.text, known)).nth(1).is_some()
    });
    let (written, span) = match wide {
        _ if actions.negated => ("NotAction", actions.span),
        Some(action) => (&*action.text, action.span),
        None => return,
    };
    if !actions.cover(ASSUME_ROLE) {
        return;
    }
    let message = Message::new(
        format!("`{written}` allows other actions of STS as well, future ones included"),
        "A statement for an identity provider needs AssumeRoleWithWebIdentity, and TagSession or SetSourceIdentity \
         where its tokens carry tags or a source identity.",
        format!("write `\"Action\": \"{ASSUME_ROLE}\"`"),
    );
    findings.mistake(&KIND, span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A wildcard or `NotAction` allows other actions as well",
    why: "`sts:*` and `NotAction` also allow the other actions of STS, future ones included.",
    help: "name `sts:AssumeRoleWithWebIdentity`, and `sts:TagSession` where the tokens carry session tags",
    example: github(r#""Action":"sts:*""#),
    near: github(RIGHT),
};
