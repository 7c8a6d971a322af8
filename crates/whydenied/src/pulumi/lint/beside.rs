//! Policies that have no effect beside others.

pub(crate) mod deny_outweighs_allow;
pub(crate) mod duplicate_policy;

use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::pattern::{Unit, covers};
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{WithoutRules, without_rules};
use crate::pulumi::explain::findings::{capital, number};
use crate::pulumi::grammar::MAX_POLICIES;
use crate::pulumi::policy::{Decision, Policy, TokenType};

crate::finding::entry::entries![deny_outweighs_allow, duplicate_policy,];

/// A longer pattern is related to none.
const MAX_PATTERN: usize = 512;

pub(crate) fn lint(document: &Document<'_>, findings: &mut Findings<'_>) {
    // More are not saved.
    let policies = document.policies.get(..MAX_POLICIES).unwrap_or(&document.policies);
    for (index, policy) in policies.iter().enumerate() {
        let earlier = policies.iter().take(index).find(|earlier| earlier.is_like(policy));
        if let Some(earlier) = earlier {
            let message = Message::new(
                format!("{} says the same as {}", capital(&number(policy)), number(earlier)),
                "Neither adds anything to the other, and an issuer may have 40 policies.",
                format!("remove {}", number(policy)),
            );
            findings.risk(&duplicate_policy::KIND, policy.span, message);
            continue;
        }
        let denying = policies.iter().filter(|other| other.decision == Some(Decision::Deny));
        let outweighs = |deny: &&Policy<'_>| {
            findings.budget.compares(deny.rules.len(), policy.rules.len())
                && outweighs(deny, policy, document)
        };
        if policy.decision == Some(Decision::Allow)
            && let Some(deny) = denying.into_iter().find(outweighs)
        {
            let message = Message::new(
                format!("{} denies all that {} allows", capital(&number(deny)), number(policy)),
                "A deny always takes precedence, whatever the order and however narrow the rules of the allow are. A new \
                 issuer starts with a policy that denies every exchange.",
                format!("remove {}, or narrow its rules", number(deny)),
            );
            let span = deny.decision_span.unwrap_or(deny.span);
            if !findings.risks.iter().any(|known| {
                known.code == deny_outweighs_allow::KIND.code
                    && known.span.is_some_and(|known| known.start == span.start)
            }) {
                findings.risk(&deny_outweighs_allow::KIND, span, message);
            }
        }
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
    let passes = |rule: &crate::pulumi::policy::Rule<'_>| {
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
