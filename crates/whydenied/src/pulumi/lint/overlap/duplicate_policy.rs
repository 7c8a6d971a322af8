//! Two policies say the same.

use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;
use crate::pulumi::explain::wording::{capital, number};
use crate::pulumi::policy::Policy;

pub(crate) static KIND: Kind = Kind::warning("duplicate-policy", ISSUERS).but(Confidence::Inferred);

/// Adds it for a policy that says the same as one of those before it; whether it does.
pub(crate) fn lint(earlier: &[Policy<'_>], policy: &Policy<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(earlier) = earlier.iter().find(|earlier| earlier.is_like(policy)) else { return false };
    let message = Message::new(
        format!("{} says the same as {}", capital(&number(policy)), number(earlier)),
        "Neither adds anything to the other, and an issuer may have 40 policies.",
        format!("remove {}", number(policy)),
    );
    findings.risk(&KIND, policy.span, message);
    true
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Two policies say the same",
    why: "A policy that stands there twice adds nothing, and an issuer may have 40. Often one of the two was to be \
          changed.",
    help: "remove one of them",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/api:*"}}]"#,
    ),
};
