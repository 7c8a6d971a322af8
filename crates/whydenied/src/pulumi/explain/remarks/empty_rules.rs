//! A policy without rules matches every token of the issuer.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;
use crate::pulumi::evaluate::{PolicyTrace, WithoutRules};
use crate::pulumi::explain::wording::{number, policy_is_for};
use crate::pulumi::policy::{Decision, Policy};
use crate::report::Finding;
use crate::span::Lines;

pub(crate) static KIND: Kind = Kind::warning("empty-rules", ISSUERS).but(Confidence::Unconfirmed);

/// A policy whose `rules` are there and have no rule in them.
pub(crate) fn remark(trace: &PolicyTrace<'_, '_>, lines: &Lines) -> Option<Finding> {
    let policy = trace.policy;
    let message = no_rules(policy).filter(|_| trace.without_rules == Some(WithoutRules::Empty))?;
    Some(KIND.in_policy(lines, policy.rules_span.unwrap_or(policy.span), message))
}

/// What a policy without any rule does.
pub(crate) fn no_rules(policy: &Policy<'_>) -> Option<Message> {
    let effect = match policy.decision? {
        Decision::Allow => "lets every token of the issuer in",
        Decision::Deny => "denies every token of the issuer",
    };
    Some(Message::new(
        format!("Without any rule {} {effect}", number(policy)),
        format!(
            "All rules of a policy must match, and no rule is none that fails; Pulumi does not say so. It is \
             for {}.",
            policy_is_for(policy)
        ),
        "add rules for the claims that a token must have",
    ))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy without rules matches every token of the issuer",
    why: "All rules of a policy must match, and of no rules none fails. Pulumi does not say so; of a public issuer such as \
          GitHub it would let in every job there is.",
    help: "add rules for the claims that a token must have",
    example: main(r#"[{"decision":"allow","tokenType":"organization","rules":{}}]"#),
    near: main(WEB),
};
