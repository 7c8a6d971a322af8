//! An owner or a project is trusted by its name alone.

use crate::aws::lint::form::IN_NO_OWNER;
use crate::aws::lint::grant::{Grant, Probe};
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::{Kind, Message};
use crate::issuer::tenancy::BoundTo;

pub(crate) static KIND: Kind = Kind::warning(
    "mutable-names",
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
);

/// What somebody has who took a name over: everything but the ids.
const NAMESAKE: [BoundTo; 4] = [BoundTo::Nothing, BoundTo::Rest, BoundTo::Workflow, BoundTo::Person];

/// Adds the first value of a statement that trusts by name alone.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let Some(id) = grant.tenancy.and_then(|tenancy| tenancy.id) else { return };
    for condition in grant.tests("sub") {
        let Some(operator) = condition.operator.filter(|operator| !operator.is_negated()) else { continue };
        for value in condition.values.iter().filter(|value| value.template.is_none()) {
            let Some(pattern) = grant.pattern(value, operator) else { return };
            let namesake = grant.shapes().iter().find_map(|shape| {
                let owner = ("*", IN_NO_OWNER);
                let mut namesakes = grant.all_fitting(shape, &pattern, owner, &["*"], 'x').into_iter();
                let namesake = namesakes
                    .find(|namesake| !has_ids(namesake) && grant.lets_in(namesake, &NAMESAKE).is_some())?;
                Some((shape, namesake))
            });
            let Some((shape, namesake)) = namesake else { continue };
            let name = grant.name(shape, &pattern, &namesake).unwrap_or(namesake.owner);
            let name = name.replace('@', "");
            let message = Message::new(
                format!("`{name}` is trusted by its name, which can pass to somebody else"),
                "Who renames or deletes an owner or a project leaves its name to whoever takes it next. Ids stay.",
                format!(
                    "test `{}:{id}` as well, or trust a subject that has the ids in it",
                    grant.provider.url
                ),
            );
            findings.risk(&KIND, value.span, message);
            return;
        }
    }
}

/// Whether the subject has numeric ids: `OWNER@ID`.
fn has_ids(probe: &Probe) -> bool {
    let id = probe.owner.split_once('@').map(|(_, id)| id);
    id.is_some_and(|id| id.bytes().any(|byte| byte.is_ascii_digit()))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An owner or a project is trusted by its name alone",
    why: "Names are given anew: who renames or deletes an organization or a repository leaves its name to whoever \
          registers it next, and the policy trusts that one. Ids never pass on.",
    help: "test `repository_owner_id` and `repository_id` as well, or trust a subject that has the ids in it",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: github(ONE),
};
