//! What AWS demands of policies that trust a provider with many tenants.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html>

use super::evaluate::{StatementTrace, Trace};
use super::policy::{Condition, Effect};
use super::provider::Provider;
use crate::issuer::Peculiarity;
use crate::outcome::Outcome;

/// The key that each statement for a shared provider must test: a claim's, or a whole key.
pub(crate) fn required_key(provider: &Provider) -> Option<String> {
    let key = provider.issuer?.required_key?;
    Some(if key.contains(':') { key.to_owned() } else { format!("{}:{key}", provider.url) })
}

/// Whether AWS says of the provider that STS itself refuses the call, too.
pub(crate) fn is_refused_at_request(provider: &Provider) -> bool {
    provider.issuer.is_some_and(|issuer| issuer.is(Peculiarity::RefusedAtRequest))
}

/// The statements that let in whichever tenant of the token's provider.
pub(crate) fn unrestricted<'s, 'p, 't>(
    trace: &'s Trace<'p, 't>,
    key: &'s str,
) -> impl Iterator<Item = &'s StatementTrace<'p, 't>> {
    trace.statements.iter().filter(move |trace| {
        let statement = trace.statement;
        statement.effect == Some(Effect::Allow)
            && trace.principal.outcome != Outcome::Fail
            && trace.action.outcome != Outcome::Fail
            && !statement.conditions.iter().any(|condition| restricts(condition, key))
    })
}

/// Whether the condition names values of the key, and not wildcards alone.
pub(crate) fn restricts(condition: &Condition<'_>, key: &str) -> bool {
    let positive =
        condition.operator.is_some_and(|operator| !operator.is_negated() && !operator.tests_presence());
    let names_one = |text: &str| text.contains(|letter| !matches!(letter, '*' | '?'));
    positive && condition.key.text.eq_ignore_ascii_case(key) && condition.value_texts().any(names_one)
}
