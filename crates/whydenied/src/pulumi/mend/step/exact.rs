//! Policies and patterns that let in this token, and as few others as can be.

use std::borrow::Cow;

use crate::issuer;
use crate::json::Value;
use crate::mend::lasting::{Claim, Lasting};
use crate::mend::step::{Reach, Step};
use crate::mend::style::Draw;
use crate::outcome::Outcome;
use crate::pattern::Unit;
use crate::pulumi::explain::wording::tokens_for;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::mend::manuscript::NewPolicy;
use crate::pulumi::policy::Decision;

/// The pattern that matches this text, and of others those only that have another character for a dot:
/// nothing escapes a wildcard. `None` where more would match.
pub(crate) fn exact(text: &str) -> Option<&str> {
    (!text.is_empty() && !text.contains(['*', '?'])).then_some(text)
}

/// The text of a claim, or the first of a list.
pub(crate) fn own<'a>(claim: &str, attempt: &Attempt<'a>) -> Option<&'a str> {
    match attempt.decision.asked.token.claim(claim)? {
        Value::Array(values) => values.first()?.value.as_str(),
        value => value.as_str(),
    }
}

/// How a claim of the token is read, for patterns.
pub(crate) fn claim<'c>(path: &'c str, text: &'c str, attempt: &Attempt<'_>) -> Claim<'c> {
    let issuer = attempt.decision.asked.token.claim_text("iss").and_then(issuer::recognise);
    Claim { issuer, path, text, unit: Unit::pulumi }
}

/// A value that lasts, as a pattern; `None` where there is none for its letters, or where it says nothing.
pub(crate) fn pattern(value: &Lasting) -> Option<String> {
    let literal =
        |letters: &str| (letters.is_empty() || exact(letters).is_some()).then(|| letters.to_owned());
    value.text(&literal).filter(|pattern| !pattern.trim_matches('*').is_empty())
}

/// The rules that the token passes, and the next run of its job.
pub(crate) struct OwnRules<'a> {
    pub(crate) rules: Vec<(&'a str, Cow<'a, str>)>,
    /// What a title calls the subject.
    pub(crate) name: String,
    /// `, for any commit`, where what changes with every run is a wildcard in it.
    pub(crate) any: String,
    /// What others differ in that it takes, as the title says.
    pub(crate) announces: Vec<&'static str>,
}

pub(crate) fn own_rules<'a>(attempt: &Attempt<'a>) -> Option<OwnRules<'a>> {
    let audience = own("aud", attempt).and_then(exact).map(|audience| ("aud", audience.into()));
    let value = Lasting::own(claim("sub", own("sub", attempt)?, attempt));
    let subject = pattern(&value)?;
    let name = format!("`{subject}`");
    let rules = audience.into_iter().chain([("sub", subject.into())]).collect();
    Some(OwnRules { rules, name, any: value.for_any(), announces: value.announces })
}

/// A step whose title says so.
pub(crate) fn announcing(step: Option<Step>, announces: &[&'static str]) -> Option<Step> {
    step.map(|step| if announces.is_empty() { step } else { step.announcing(announces) })
}

/// A policy that lets this token have what is asked for, with whom it is for; `None` where that is not known.
pub(crate) fn new_policy<'a>(attempt: &Attempt<'a>) -> Option<(NewPolicy<'a>, OwnRules<'a>)> {
    let exchange = attempt.decision.exchange();
    let (token_type, target) = (exchange.token_type?, exchange.target());
    let own = own_rules(attempt).filter(|_| token_type.target_field().is_none() || target.is_some())?;
    Some((NewPolicy { token_type, target, admin: exchange.admin, rules: own.rules.clone() }, own))
}

/// That policy, added to the others.
pub(crate) fn own_policy(attempt: &Attempt<'_>) -> Option<Step> {
    let (policy, own) = new_policy(attempt)?;
    let admin = if policy.admin { " with admin permissions" } else { "" };
    let tokens = tokens_for(policy.token_type, policy.target);
    let title = format!("Allow {} {tokens}{admin}, in a new policy{}", own.name, own.any);
    announcing(Step::new(title, attempt.manuscript.add_policy(&policy)), &own.announces)
}

/// What limits every policy that lets the token in to its subject.
pub(crate) fn pin(attempt: &Attempt<'_>) -> Option<Step> {
    let own = own_rules(attempt)?;
    let (_, subject) = own.rules.last()?;
    let manuscript = attempt.manuscript;
    let allowing = attempt
        .decision
        .trace
        .policies
        .iter()
        .filter(|trace| trace.policy.decision == Some(Decision::Allow) && trace.outcome != Outcome::Fail);
    let mut edits = Vec::new();
    for trace in allowing {
        let known = trace.policy.rules.iter().find(|rule| rule.path.text == "sub");
        edits.extend(match known.and_then(|rule| rule.pattern.as_ref()) {
            Some(pattern) if pattern.text == *subject => Vec::new(),
            Some(pattern) => manuscript.replace(pattern.span, subject)?,
            None => manuscript.add_member(trace.policy.rules_span?, "sub", &Draw::text(&**subject))?,
        });
    }
    let pin = Step::new(format!("for {} only{}", own.name, own.any), Some(edits));
    announcing(pin.map(|pin| pin.reaching(Reach::Kept)), &own.announces)
}
