//! A policy for another token than the one that is asked for.

use super::exact::own_policy;
use super::number::number;
use crate::mend::step::{Reach, Step};
use crate::mend::style::Draw;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::unreplaced_placeholder::find as placeholder;
use crate::pulumi::explain::wording::tokens_for;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::target::Relation;

pub(crate) fn steps(trace: &PolicyTrace<'_, '_>, attempt: &Attempt<'_>) -> Vec<Step> {
    let (policy, manuscript) = (trace.policy, attempt.manuscript);
    let asked = attempt.decision.exchange().target();
    let named = policy.target().zip(asked);
    let rewritten = |why: &str| {
        let (target, asked) = named?;
        Step::new(format!("Write `{asked}` {why}"), manuscript.replace(target.span, asked))
    };
    match trace.target.relation {
        Relation::OtherTarget | Relation::TargetWildcard
            if named.is_some_and(|(target, _)| placeholder(&target.text).is_some()) =>
        {
            rewritten("in place of the placeholder").into_iter().collect()
        }
        Relation::TargetCase => rewritten("in the letter case of the request").into_iter().collect(),
        Relation::TargetWildcard => {
            let only = rewritten("in full, as only teams have wildcards");
            only.into_iter().chain(own_policy(attempt)).collect()
        }
        Relation::OtherTarget => {
            let instead = named.and_then(|(target, asked)| {
                let title =
                    format!("Make {} one for `{asked}` in place of `{}`", number(policy.index), target.text);
                Step::new(title, manuscript.replace(target.span, asked))
            });
            own_policy(attempt).into_iter().chain(instead).collect()
        }
        Relation::AdminNotGranted => {
            let title = format!("Grant `admin` by {}", number(policy.index));
            let granted = Step::new(title, manuscript.grant_admin(policy));
            let granted = granted.map(|step| step.reaching(Reach::Loosened));
            granted.into_iter().chain(own_policy(attempt)).collect()
        }
        Relation::OtherType => own_policy(attempt).into_iter().chain(retyped(trace, attempt)).collect(),
        Relation::NoTarget
        | Relation::Unusable
        | Relation::Same
        | Relation::Open
        | Relation::TypeUnknown
        | Relation::TargetUnknown => Vec::new(),
    }
}

/// The policy made one for the type and the target that are asked for.
fn retyped(trace: &PolicyTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<Step> {
    let (policy, manuscript) = (trace.policy, attempt.manuscript);
    let (asked, target) = (attempt.decision.exchange().token_type?, attempt.decision.exchange().target());
    let mut edits = manuscript.replace(policy.token_type_span?, asked.name())?;
    let (old, field) = (policy.target(), asked.target_field());
    match (old, field.zip(target)) {
        (Some(old), Some((field, target))) => {
            edits.extend(manuscript.replace(manuscript.key_of(old.span)?, field).unwrap_or_default());
            edits.extend(manuscript.replace(old.span, target).unwrap_or_default());
        }
        (Some(old), None) => edits.extend(manuscript.remove(old.span)?),
        (None, Some((field, target))) => {
            edits.extend(manuscript.add_member(policy.span, field, &Draw::text(target))?);
        }
        (None, None) => {}
    }
    let title = format!("Make {} one for {}", number(policy.index), tokens_for(asked, target));
    Some(Step::new(title, Some(edits))?.reaching(Reach::Loosened))
}
