//! A rule whose path leads to no text of the token.

use super::exact::{announcing, own_rules};
use crate::json::Value;
use crate::mend::step::{Reach, Step};
use crate::pulumi::compare::{Reason, RuleTrace, fits};
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::claim::meant::meant;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::path::{Found, KeyPath, quoted};

/// None where the path is right.
pub(crate) fn steps(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let path = &*trace.rule.path.text;
    let meant = match trace.reason {
        Reason::InvalidPath(_) | Reason::Missing(_) => meant(path, attempt.decision.asked.token),
        Reason::Object => inside(trace, attempt),
        Reason::Element if trace.actual.is_empty() => None,
        Reason::Null => None,
        Reason::Compared | Reason::Element | Reason::NoPattern | Reason::Open => return Vec::new(),
    };
    let is_tested = |path: &str| policy.policy.rules.iter().any(|rule| rule.path.text == path);
    let written = meant.filter(|meant| !is_tested(meant)).and_then(|meant| {
        Step::new(
            format!("Write the path as `{meant}`"),
            attempt.manuscript.replace(trace.rule.path.span, &meant),
        )
    });
    let steps: Vec<_> = written.into_iter().collect();
    if steps.is_empty() { by_subject(policy, trace, attempt).into_iter().collect() } else { steps }
}

/// The path of the value in an object that the pattern was meant for.
fn inside(trace: &RuleTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<String> {
    let path = &*trace.rule.path.text;
    let pattern = &*trace.rule.pattern.as_ref()?.text;
    let Found::Claim(Value::Object(members)) =
        KeyPath::read(path).ok()?.find(&attempt.decision.asked.token.claims)
    else {
        return None;
    };
    let text = |value: &Value<'_>| value.scalar_text().is_some_and(|text| fits(pattern, text));
    let member = members.iter().find(|member| text(&member.node.value))?;
    Some(format!("{path}.{}", quoted(&member.key)))
}

/// The subject tested in the place of a claim that the token lacks: every token has one.
fn by_subject(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let own = own_rules(attempt)?;
    let (_, subject) = own.rules.last()?;
    let (rule, manuscript) = (trace.rule, attempt.manuscript);
    let path = &rule.path.text;
    let title = format!("Test the subject {} in place of `{path}`{}", own.name, own.any);
    let Some(known) = policy.policy.rules.iter().find(|rule| rule.path.text == "sub") else {
        let mut edits = manuscript.replace(rule.path.span, "sub")?;
        edits.extend(manuscript.replace(rule.pattern.as_ref()?.span, subject)?);
        return announcing(Step::new(title, Some(edits)), &own.announces);
    };
    let mut edits = manuscript.remove(rule.span)?;
    let pattern = known.pattern.as_ref()?;
    if pattern.text == *subject {
        let title = format!("Remove the rule about `{path}`");
        return Step::new(title, Some(edits)).map(|step| step.reaching(Reach::Loosened));
    }
    edits.extend(manuscript.replace(pattern.span, subject)?);
    announcing(Step::new(title, Some(edits)), &own.announces)
}
