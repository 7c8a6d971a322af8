//! A statement that names somebody else than the token's provider.

use super::Step;
use super::exact::{Identity, without_variables};
use crate::aws::arn::Arn;
use crate::aws::evaluate::StatementTrace;
use crate::aws::explain::program::helper_writes_assume_role::is_by_helper;
use crate::aws::mend::attempt::Attempt;
use crate::aws::mend::edit::{Edits, NewStatement};
use crate::aws::policy::{Effect, Policy, PrincipalType, Statement};
use crate::aws::principal::Relation;
use crate::aws::{ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION, claims};
use crate::mend::style::Draw;
use crate::outcome::Outcome;

pub(crate) fn steps(trace: &StatementTrace<'_, '_>, attempt: &Attempt<'_>) -> Vec<Step> {
    let statement = trace.statement;
    let Some(arn) = provider_arn(attempt) else { return Vec::new() };
    if statement.principal.as_ref().is_some_and(|principal| principal.negated) {
        return name_provider(statement, attempt).into_iter().collect();
    }
    let url = &attempt.decision.context.provider.url;
    let entry = statement.principal.as_ref().zip(trace.principal.entry);
    let written = entry.and_then(|(principal, index)| principal.entries.get(index));
    let relation = trace.principal.relation;
    let corrected = || {
        let (kind, text) = written?;
        let own = own_arn(&text.text, relation, &arn);
        let title = match relation {
            Relation::OtherAccount | Relation::InvalidAccount => {
                let account = Arn::parse(&own).map_or("", |arn| arn.account).to_owned();
                format!("Name the provider of account `{account}`")
            }
            Relation::OtherProvider | Relation::OtherPath => {
                format!("Trust `{url}`, not the other provider")
            }
            _ if attempt.decision.context.provider.is_built_in() => format!("Name the provider as `{url}`"),
            _ => format!("Name the provider `{url}` by its ARN"),
        };
        let edits = match kind {
            PrincipalType::Federated => attempt.manuscript.replace(text.span, &own),
            _ => attempt.manuscript.set_principal(statement, &own),
        };
        Step::new(title, edits)
    };
    let named = || {
        let title = format!("Trust the identity provider `{url}`");
        Step::new(title, attempt.manuscript.set_principal(statement, &arn))
    };
    let as_well = || own_statement(attempt);
    // A statement that tests this provider's keys, or allows its call, was meant for it.
    let meant = tests_own_keys(trace, attempt);
    let steps = match relation {
        Relation::OtherPath | Relation::OtherProvider if meant || is_misspelt(written, attempt) => {
            [corrected(), as_well()]
        }
        Relation::OtherPath | Relation::OtherProvider => [as_well(), corrected()],
        Relation::Saml | Relation::NotFederated | Relation::Missing | Relation::Everyone => {
            if meant || trace.action.outcome == Outcome::Pass {
                [named(), as_well()]
            } else {
                [as_well(), None]
            }
        }
        _ => [corrected(), None],
    };
    steps.into_iter().flatten().collect()
}

/// The provider's ARN in the account that the entry names, unless that is the wrong one.
fn own_arn(written: &str, relation: Relation, arn: &str) -> String {
    let wrong =
        matches!(relation, Relation::OtherAccount | Relation::InvalidAccount | Relation::OtherProvider);
    let own = Arn::parse(written).filter(|own| !wrong && own.has_account_id() && own.has_known_partition());
    match (own, Arn::parse(arn)) {
        (Some(own), Some(right)) => {
            format!("arn:{}:iam::{}:{}", own.partition, own.account, right.resource)
        }
        _ => arn.to_owned(),
    }
}

/// The ARN of the token's provider. Where nobody said which account the role is in, the policy may:
/// it names providers of its own account.
fn provider_arn(attempt: &Attempt<'_>) -> Option<String> {
    let provider = &attempt.decision.context.provider;
    // AWS takes `https` issuers only, and what is left of such a URL has no scheme.
    if provider.url.is_empty() || provider.url.contains("://") {
        return None;
    }
    provider.arn().or_else(|| {
        let (partition, account) = account_of(attempt.policy)?;
        Some(format!("arn:{partition}:iam::{account}:oidc-provider/{}", provider.url))
    })
}

/// The one account whose providers a policy names.
fn account_of<'p>(policy: &'p Policy<'_>) -> Option<(&'p str, &'p str)> {
    let principals = policy.statements.iter().filter_map(|statement| statement.principal.as_ref());
    let entries = principals.flat_map(|principal| &principal.entries);
    let provider = |(kind, text): &'p (PrincipalType, crate::text::Text<'_>)| {
        let arn = Arn::parse(&text.text)?;
        (*kind == PrincipalType::Federated || arn.provider_url().is_some()).then_some(arn)
    };
    let mut accounts = entries
        .filter_map(provider)
        .filter(|arn| arn.has_account_id() && arn.has_known_partition())
        .map(|arn| (arn.partition, arn.account));
    let first = accounts.next()?;
    accounts.all(|other| other == first).then_some(first)
}

fn tests_own_keys(trace: &StatementTrace<'_, '_>, attempt: &Attempt<'_>) -> bool {
    let own = format!("{}:", attempt.decision.context.provider.url);
    let is_own = |key: &str| key.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(&own));
    trace.statement.conditions.iter().any(|condition| is_own(&condition.key.text))
}

/// Whether the entry was to be the token's provider, and a letter or two went wrong.
fn is_misspelt(written: Option<&(PrincipalType, crate::text::Text<'_>)>, attempt: &Attempt<'_>) -> bool {
    let url = written.and_then(|(_, text)| Arn::parse(&text.text)?.provider_url());
    url.is_some_and(|url| {
        crate::near_miss::distance::distance(url, &attempt.decision.context.provider.url) <= 3
    })
}

/// A statement that lets in tokens with this audience and this subject, added to all others.
pub(crate) fn own_statement(attempt: &Attempt<'_>) -> Option<Step> {
    let principal = provider_arn(attempt)?;
    let add = |new: &NewStatement<'_>| attempt.manuscript.add_statement(new);
    stated("Add a statement", Draw::text(principal), attempt, add)
}

/// A policy that lets in such tokens, in the place of a function that makes another of the provider alone.
pub(crate) fn own_policy(statement: &Statement<'_>, attempt: &Attempt<'_>) -> Option<Step> {
    let layout = &attempt.manuscript.layout;
    let root = layout.root.span;
    let before = layout.text.get(..root.start)?.trim_end().strip_suffix(':')?.trim_end();
    let [(PrincipalType::Federated, provider)] = statement.principal.as_ref()?.entries.as_slice() else {
        return None;
    };
    // Elsewhere its type would not be that of a policy.
    let is_argument = before.ends_with("assumeRolePolicy") && is_by_helper(layout.source(root));
    let set = |new: &NewStatement<'_>| attempt.manuscript.set_document(new).filter(|_| is_argument);
    stated("Write the policy itself", Draw::Source(layout.source(provider.span)), attempt, set)
}

/// A step that writes a statement for tokens with this audience and this subject.
fn stated(
    what: &str,
    principal: Draw<'_>,
    attempt: &Attempt<'_>,
    write: impl FnOnce(&NewStatement<'_>) -> Edits,
) -> Option<Step> {
    let identity = Identity::of(attempt)?;
    let title = format!("{what} for {}{}", identity.name, identity.any);
    let audience = attempt.value_of("aud").map(|aud| without_variables(aud, attempt).into_owned());
    let is_pinned = |key: &str| identity.tests.iter().any(|(_, known, _)| known == key);
    let audience = audience.map(|audience| ("StringEquals", attempt.own_key("aud"), audience));
    let audience = audience.filter(|(_, key, _)| !is_pinned(key));
    let tests: Vec<_> = audience.into_iter().chain(identity.tests.iter().cloned()).collect();
    let token = attempt.decision.call.token;
    let actions: Vec<_> = [
        (ASSUME_ROLE, true),
        (TAG_SESSION, !claims::session_tags(token).is_empty()),
        (SET_SOURCE_IDENTITY, claims::source_identity(token).is_some()),
    ]
    .into_iter()
    .filter_map(|(action, needed)| needed.then_some(action))
    .collect();
    let step = Step::new(title, write(&NewStatement { principal, actions: &actions, tests: &tests }))?;
    Some(if identity.announces.is_empty() { step } else { step.announcing(&identity.announces) })
}

/// The token's provider, in an Allow that names nobody whom it could.
pub(crate) fn name_provider(
    statement: &crate::aws::policy::Statement<'_>,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let arn = provider_arn(attempt).filter(|_| statement.effect != Some(Effect::Deny))?;
    let title = format!("Trust the identity provider `{}`", attempt.decision.context.provider.url);
    Step::new(title, attempt.manuscript.set_principal(statement, &arn))
}
