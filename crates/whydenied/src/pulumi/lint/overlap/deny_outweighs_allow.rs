//! A policy denies all that another one allows.

use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pattern::{Unit, covers};
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{WithoutRules, without_rules};
use crate::pulumi::explain::wording::{capital, number};
use crate::pulumi::policy::{Decision, Policy, Rule, TokenType};

pub(crate) static KIND: Kind = Kind::warning("deny-outweighs-allow", ISSUERS);

/// A longer pattern is related to none.
const MAX_PATTERN: usize = 512;

/// Adds the policy that denies all that this one allows, once however many it does that to.
pub(crate) fn lint(
    policies: &[Policy<'_>],
    policy: &Policy<'_>,
    document: &Document<'_>,
    findings: &mut Findings<'_>,
) {
    if policy.decision != Some(Decision::Allow) {
        return;
    }
    let mut denying = policies.iter().filter(|other| other.decision == Some(Decision::Deny));
    let Some(deny) = denying.find(|deny| {
        findings.budget.compares(deny.rules.len(), policy.rules.len()) && outweighs(deny, policy, document)
    }) else {
        return;
    };
    let span = deny.decision_span.unwrap_or(deny.span);
    let is_known = findings
        .risks
        .iter()
        .any(|known| known.code == KIND.code && known.span.is_some_and(|known| known.start == span.start));
    if !is_known {
        let message = Message::new(
            format!("{} denies all that {} allows", capital(&number(deny)), number(policy)),
            "A deny always takes precedence, whatever the order and however narrow the rules of the allow are. A new \
             issuer starts with a policy that denies every exchange.",
            format!("remove {}, or narrow its rules", number(deny)),
        );
        findings.risk(&KIND, span, message);
    }
}

/// Whether every token that a policy allows is denied.
fn outweighs(deny: &Policy<'_>, allow: &Policy<'_>, document: &Document<'_>) -> bool {
    let can_be_saved = |policy| matches!(without_rules(policy, document), None | Some(WithoutRules::Empty));
    let same_type = deny.token_type.is_some() && deny.token_type == allow.token_type;
    let target = |policy: &Policy<'_>| policy.target().map(|target| target.text.clone().into_owned());
    let same_target = match (target(deny), target(allow)) {
        (None, None) => deny.token_type == Some(TokenType::Organization),
        (Some(denied), Some(allowed)) if deny.token_type == Some(TokenType::Team) => {
            fits_all(&denied, &allowed)
        }
        (denied, allowed) => denied.is_some() && denied == allowed,
    };
    let passes = |rule: &Rule<'_>| {
        let Some(pattern) = rule.pattern.as_ref() else { return false };
        let path = &*rule.path.text;
        let known = allow.rules.iter().find(|own| own.path.text == path).and_then(|own| own.pattern.as_ref());
        match known {
            Some(own) => fits_all(&pattern.text, &own.text),
            // Every token has these.
            None => matches!(path, "iss" | "sub" | "aud") && fits_all(&pattern.text, "*"),
        }
    };
    can_be_saved(deny)
        && can_be_saved(allow)
        // What a deny with permissions is about, nobody says.
        && !deny.grants_admin()
        && same_type
        && same_target
        && deny.rules.iter().all(passes)
}

/// Whether everything that fits one pattern fits the other.
fn fits_all(wide: &str, narrow: &str) -> bool {
    if wide.len().max(narrow.len()) > MAX_PATTERN {
        return wide == narrow;
    }
    let units = |text: &str| text.chars().map(Unit::pulumi).collect::<Vec<_>>();
    covers(&units(wide), &units(narrow))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy denies all that another one allows",
    why: "A deny always takes precedence over an allow: neither their order nor how narrow their rules are has any effect. \
          The policy that a new issuer starts with denies every exchange; left in place beside an allow for the same \
          token, it still does.",
    help: "remove the policy that denies, or narrow its rules",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"x-*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
};
