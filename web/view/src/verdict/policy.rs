//! One authorization policy: what it is about, and every rule.

use whydenied::pulumi::path::KeyPath;
use whydenied::report::{Input, PolicyReport, RuleReport};

use super::comparison::{Compared, compared};
use super::condition_row::row;
use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, link};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// A policy with the tests that it made.
pub(super) fn policy(policy: &PolicyReport, fresh: bool) -> Element {
    let id = format!("policy-{}", policy.index);
    let mark = policy.outcome.mark();
    let decision = match &*policy.decision {
        "allow" => "Allow · ",
        "deny" => "Deny · ",
        _ => "",
    };
    let facts = el("p").class("facts").child(decision).child(shape(mark)).child(policy.outcome.word());
    let place = link(line_of(policy.span)).at(Input::Policy, policy.span).flag("disabled", !fresh);
    let note = policy.rules_note.as_ref();
    el("section")
        .class("pane statement")
        .attr("aria-labelledby", id.clone())
        .child(
            el("header")
                .class("pane-head")
                .child(el("h2").attr("id", id).child(format!("Policy {}", policy.index + 1)))
                .child(facts)
                .child(el("span").class("place").child(place)),
        )
        .child(target(policy, fresh))
        .children(policy.rules.iter().map(|one| rule(one, fresh)))
        .children(note.map(|note| el("p").class("row note").children(prose(&sentence(note)))))
}

fn target(policy: &PolicyReport, fresh: bool) -> Element {
    let target = &policy.target;
    let mut values = vec![policy.token_type.to_string()];
    values.extend(target.name.clone());
    values.extend(target.admin.then(|| "admin".to_owned()));
    let values = values.into_iter().filter(|value| !value.is_empty()).map(|value| el("code").child(value));
    let body = el("div")
        .child(el("p").class("test").child(el("b").child("Token asked for")))
        .child(el("p").class("element-values").children(values))
        .child(
            el("p")
                .class("why")
                .children(prose(&sentence(&target.why)))
                .children(confidence_badge(target.confidence)),
        );
    row(target.outcome, Input::Policy, target.span, body, fresh)
}

fn rule(rule: &RuleReport, fresh: bool) -> Element {
    let why = el("p")
        .class("why")
        .children(prose(&sentence(&rule.why)))
        .children(confidence_badge(rule.confidence));
    let body = el("div")
        .child(el("p").class("test").child(el("b").child(rule.path.clone())))
        .child(comparison(rule))
        .child(why);
    let row = row(rule.outcome, Input::Policy, rule.span, body, fresh);
    match claim_of(&rule.path) {
        Some(claim) => row.attr("data-claim", claim),
        None => row,
    }
}

/// The claim that a path leads into.
fn claim_of(path: &str) -> Option<String> {
    let path = KeyPath::read(path).ok()?;
    path.keys.first().map(|key| key.name.clone().into_owned())
}

/// What the rule wants above what the token has.
pub(super) fn comparison(rule: &RuleReport) -> Element {
    compared(&Compared {
        expected: rule.pattern.as_slice(),
        actual: rule.actual.as_deref(),
        nearest: rule.nearest,
        has: "token has",
        absent: "nothing that can be compared",
    })
}
