//! Trust in names that somebody else may take over.

pub(crate) mod mutable_names;

use super::form::IN_NO_OWNER;
use super::grant::{Grant, Probe};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::issuer::tenancy::BoundTo;
use crate::operator::Test;
use crate::pattern::Unit;

crate::finding::entry::entries![mutable_names,];

/// What somebody has who took a name over: everything but the ids.
const NAMESAKE: [BoundTo; 4] = [BoundTo::Nothing, BoundTo::Rest, BoundTo::Workflow, BoundTo::Person];

/// Tells of the first value of a statement that trusts by name alone.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let Some(id) = grant.tenancy.and_then(|tenancy| tenancy.id) else { return };
    for condition in grant.tests("sub") {
        let Some(operator) = condition.operator.filter(|operator| !operator.negated) else { continue };
        let unit = if operator.test == Test::StringLike { Unit::aws } else { Unit::Char };
        for value in condition.values.iter().filter(|value| value.template.is_none()) {
            if !grant.budget.fits(value.text.len(), 1) {
                return;
            }
            let pattern: Vec<_> = value.text.chars().map(unit).collect();
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
            findings.risk(&mutable_names::KIND, value.span, message);
            return;
        }
    }
}

/// Whether the subject has numeric ids: `OWNER@ID`.
fn has_ids(probe: &Probe) -> bool {
    let id = probe.owner.split_once('@').map(|(_, id)| id);
    id.is_some_and(|id| id.bytes().any(|byte| byte.is_ascii_digit()))
}
