//! A deny does not fire, because the token lacks the claim it tests.

use super::tested::Tested;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::{Confidence, Outcome};
use crate::pulumi::compare::Reason;
use crate::pulumi::explain::wording::{capital, number};
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::warning("deny-on-missing-claim", ISSUERS).but(Confidence::Inferred);

/// A policy that denies, and would match but for a claim that the token lacks.
pub(crate) fn remark(tested: &Tested<'_>) -> Option<Finding> {
    let is_missing = matches!(tested.rule.reason, Reason::Missing(_) | Reason::Null);
    let passes_by = tested.denies() && tested.is_about_exchange() && tested.rule.outcome == Outcome::Fail;
    (is_missing && passes_by).then(|| {
        let named = capital(&number(tested.policy.policy));
        let title = format!("{named} does not deny this token, for it has no `{}`", tested.path());
        KIND.in_policy(tested.lines, tested.rule.rule.span, message(title))
    })
}

/// What is said of it, under a title.
pub(crate) fn message(title: String) -> Message {
    Message::new(
        title,
        "A rule about a claim that is missing does not match, so the deny passes such tokens by.",
        "deny by a claim that every token of the issuer has, or do not rely on the deny",
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A deny does not fire, because the token lacks the claim it tests",
    why: "A rule about a claim that is missing does not match, and then the policy does not. A deny about `environment` lets \
          every job pass that names none.",
    help: "deny by a claim that every token of the issuer has",
    example: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"environment":"prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":"repo:acme/web:environment:prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
};
