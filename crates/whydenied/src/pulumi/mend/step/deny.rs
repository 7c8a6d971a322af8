//! A policy that denies the exchange.

use super::exact::{announcing, new_policy};
use super::number::number;
use crate::mend::step::{Reach, Step};
use crate::outcome::Outcome;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::policy::Decision;

/// A deny always wins and cannot except anybody: it goes, or it becomes what allows. Whom the policies
/// beside it name was let in by their author.
pub(crate) fn steps(trace: &PolicyTrace<'_, '_>, attempt: &Attempt<'_>) -> Vec<Step> {
    let (policy, manuscript) = (trace.policy, attempt.manuscript);
    let is_allowed = attempt
        .decision
        .trace
        .policies
        .iter()
        .any(|trace| trace.policy.decision == Some(Decision::Allow) && trace.outcome != Outcome::Fail);
    let named = number(policy.index);
    let turned = policy.decision_span.filter(|_| !is_allowed).and_then(|span| {
        Step::new(format!("Let {named} allow in place of deny"), manuscript.replace(span, "allow"))
    });
    let turned = turned.map(|step| step.reaching(Reach::Loosened));
    // An issuer has one policy at least.
    let only = attempt.document.policies.len() == 1;
    let rewritten = new_policy(attempt).filter(|_| only).and_then(|(new, own)| {
        let title = format!("Allow {} alone in place of {named}, which denies{}", own.name, own.any);
        announcing(Step::new(title, manuscript.rewrite(policy.span, &new)), &own.announces)
    });
    let removed = if only { None } else { manuscript.remove(policy.span) };
    let removed = Step::new(format!("Remove {named}, which denies"), removed);
    rewritten.into_iter().chain(turned).chain(removed).collect()
}
