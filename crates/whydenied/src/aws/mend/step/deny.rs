//! A Deny that applies, and an Allow that applies to too many.

use super::Step;
use super::exact::{Identity, claim, written};
use crate::aws::evaluate::{Reason, StatementTrace};
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::{Condition, Effect, PolicyKind};
use crate::mend::lasting::Lasting;
use crate::mend::step::EVERYONE;
use crate::operator::{EQUALS, LIKE};
use crate::outcome::Outcome;

/// What exempts this token from a Deny, and no other.
pub(crate) fn steps(trace: &StatementTrace<'_, '_>, attempt: &Attempt<'_>) -> Vec<Step> {
    let statement = trace.statement;
    let from = match attempt.policy.kind {
        PolicyKind::Trust => "this Deny",
        PolicyKind::ResourceControl => "this resource control policy",
    };
    let (key, Some(sub)) = (attempt.own_key("sub"), attempt.value_of("sub")) else { return Vec::new() };
    let own = Lasting::own(claim("sub", sub, attempt));
    // Who lists the subjects that are not denied lists one more.
    let listed = trace.conditions.iter().map(|test| test.condition).find_map(|condition| {
        let operator = condition.operator.filter(|it| it.is_negated() && it.set.is_none())?;
        let is_list = operator.compares_letter_case() && (operator.row.wildcards || !own.is_wild());
        (is_list && condition.key.text.eq_ignore_ascii_case(&key)).then_some((condition, operator))
    });
    let (operator, name) = if own.is_wild() { (LIKE, "StringNotLike") } else { (EQUALS, "StringNotEquals") };
    let value = written(&own, listed.map_or(operator, |(_, operator)| operator), attempt);
    let Some(value) = value else { return Vec::new() };
    let title = format!("Exempt `{value}` from {from}{}", own.for_any());
    let exempt = match listed {
        Some((condition, _)) => attempt.manuscript.add_value(condition, &value),
        None => attempt.manuscript.add_condition(statement, name, &key, &value),
    };
    let exempted = Step::new(title, exempt);
    let exempted =
        exempted.map(|it| if own.announces.is_empty() { it } else { it.announcing(&own.announces) });
    let mut steps: Vec<_> = exempted.into_iter().collect();
    // A test that holds because its key is absent denies all who lack the key.
    let vacuous = trace
        .conditions
        .iter()
        .find(|test| matches!(test.reason, Reason::Absent | Reason::AbsentIfExists | Reason::VacuousForAll));
    if let Some(test) = vacuous {
        let absent = &*test.condition.key.text;
        let title = format!("Deny only who has the key `{absent}`");
        let present = attempt.manuscript.add_condition(statement, "Null", absent, "false");
        steps.extend(Step::new(title, present).map(|it| it.announcing(EVERYONE)));
    }
    steps
}

/// What limits every Allow that applies now to the job of this token.
pub(crate) fn pin(attempt: &Attempt<'_>) -> Option<Step> {
    let identity = Identity::of(attempt)?;
    let evaluation = attempt.decision.evaluations.first()?;
    let mut edits = Vec::new();
    for trace in &evaluation.trace.statements {
        if trace.statement.effect != Some(Effect::Allow) || trace.outcome == Outcome::Fail {
            continue;
        }
        for (operator, key, value) in &identity.tests {
            let of_key = |condition: &&Condition<'_>| condition.key.text.eq_ignore_ascii_case(key);
            let mut tested = trace.conditions.iter().map(|test| test.condition).filter(of_key);
            let same = tested.clone().find(|condition| condition.operator_name.text == *operator);
            edits.extend(match same {
                // Which pool it is, and how one signed in, was tested already.
                _ if identity.tests.len() > 1 && tested.next().is_some() => Vec::new(),
                Some(condition) => attempt.manuscript.set_values(condition, value)?,
                None => attempt.manuscript.add_condition(trace.statement, operator, key, value)?,
            });
        }
    }
    let pin = Step::new(format!("for {} only{}", identity.name, identity.any), Some(edits))?;
    Some(if identity.announces.is_empty() { pin } else { pin.announcing(&identity.announces) })
}
