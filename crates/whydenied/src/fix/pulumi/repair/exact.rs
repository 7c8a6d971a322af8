//! Policies and patterns that let in this token, and as few others as can be.

use super::{Reach, Repair};
use crate::finding::pulumi::tokens_for;
use crate::fix::pulumi::attempt::Attempt;
use crate::fix::pulumi::manuscript::NewPolicy;
use crate::fix::style::Draw;
use crate::json::Value;
use crate::outcome::Outcome;
use crate::pulumi::policy::Decision;

/// The pattern that matches this text, and of others those only that have another character for a dot:
/// nothing escapes a wildcard. `None` where more would match.
pub(super) fn exact(text: &str) -> Option<&str> {
    (!text.is_empty() && !text.contains(['*', '?'])).then_some(text)
}

/// The text of a claim, or the first of a list.
pub(super) fn own<'a>(claim: &str, attempt: &Attempt<'a>) -> Option<&'a str> {
    match attempt.token.claim(claim)? {
        Value::Array(values) => values.first()?.value.as_str(),
        value => value.as_str(),
    }
}

/// The rules that this token's audience and subject pass.
pub(super) fn own_rules<'a>(attempt: &Attempt<'a>) -> Option<Vec<(&'static str, &'a str)>> {
    let audience = own("aud", attempt).and_then(exact).map(|audience| ("aud", audience));
    let subject = ("sub", exact(own("sub", attempt)?)?);
    Some(audience.into_iter().chain([subject]).collect())
}

/// A policy that lets this token have what is asked for; `None` where that is not known.
pub(super) fn new_policy<'a>(attempt: &Attempt<'a>) -> Option<NewPolicy<'a>> {
    let exchange = attempt.exchange;
    let (token_type, target) = (exchange.token_type?, exchange.target());
    (token_type.target_field().is_none() || target.is_some())
        .then(|| Some(NewPolicy { token_type, target, admin: exchange.admin, rules: own_rules(attempt)? }))?
}

/// That policy beside the others.
pub(super) fn own_policy(attempt: &Attempt<'_>) -> Option<Repair> {
    let policy = new_policy(attempt)?;
    let subject = policy.rules.last().map_or("", |(_, subject)| subject);
    let admin = if policy.admin { " with admin permissions" } else { "" };
    let tokens = tokens_for(policy.token_type, policy.target);
    let title = format!("Allow `{subject}` {tokens}{admin}, in a new policy");
    Repair::new(title, attempt.manuscript.add_policy(&policy))
}

/// What limits every policy that lets the token in to its subject.
pub(in crate::fix::pulumi) fn pin(attempt: &Attempt<'_>) -> Option<Repair> {
    let subject = exact(own("sub", attempt)?)?;
    let manuscript = attempt.manuscript;
    let allowing = attempt
        .trace
        .policies
        .iter()
        .filter(|trace| trace.policy.decision == Some(Decision::Allow) && trace.outcome != Outcome::Fail);
    let mut edits = Vec::new();
    for trace in allowing {
        let known = trace.policy.rules.iter().find(|rule| rule.path.text == "sub");
        edits.extend(match known.and_then(|rule| rule.pattern.as_ref()) {
            Some(pattern) if pattern.text == subject => Vec::new(),
            Some(pattern) => manuscript.replace(pattern.span, subject)?,
            None => manuscript.add_member(trace.policy.rules_span?, "sub", &Draw::text(subject))?,
        });
    }
    Repair::new(format!("for `{subject}` only"), Some(edits)).map(|pin| pin.reaching(Reach::Kept))
}
