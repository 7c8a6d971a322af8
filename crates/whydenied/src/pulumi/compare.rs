//! One rule against the claims: which claim it looks at, and whether that matches.
//!
//! Documented are strings and the three wildcards. What Pulumi Cloud makes of other claims is not
//! published; what passes on such a claim is unconfirmed.

use std::borrow::Cow;

use super::path::{Found, KeyPath, PathError};
use super::policy::Rule;
use crate::Token;
use crate::json::{Node, Value};
use crate::letters::lower;
use crate::outcome::{Confidence, Outcome};
use crate::pattern::{self, Unit, matches, open_fits};
use crate::report::TokenForm;
use crate::text::Text;

/// What came of one rule.
#[derive(Clone, Debug)]
pub struct RuleTrace<'p, 't> {
    /// The rule.
    pub rule: &'p Rule<'t>,
    /// Whether it matches. It `depends` on a claim that nobody knows in full, such as one that a CloudTrail event does not
    /// show, and on expressions of the rule that stay open.
    pub outcome: Outcome,
    /// What decided.
    pub reason: Reason,
    /// The texts that were compared with the pattern: those of the claim, or of the list's elements.
    pub actual: Vec<Cow<'p, str>>,
    /// How surely Pulumi Cloud comes to the same.
    pub confidence: Confidence,
}

/// What decided about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A text of the claim was compared with the pattern.
    Compared,
    /// An element of a list was found that matches, or none was.
    Element,
    /// The claim is missing: so many keys of the path lead somewhere.
    Missing(usize),
    /// The claim is null.
    Null,
    /// The claim is an object, of which a pattern matches nothing.
    Object,
    /// The path is no key path.
    InvalidPath(PathError),
    /// There is no pattern, but a list, an object or null.
    NoPattern,
    /// An expression of the rule stays open.
    Open,
}

/// Evaluates a rule against a token's claims.
pub(crate) fn rule<'p, 't>(rule: &'p Rule<'t>, token: &'p Token) -> RuleTrace<'p, 't> {
    let failed = |reason, confidence| RuleTrace {
        rule,
        outcome: Outcome::Fail,
        reason,
        actual: Vec::new(),
        confidence,
    };
    let open = || RuleTrace { outcome: Outcome::Depends, ..failed(Reason::Open, Confidence::Documented) };
    if rule.path.is_open() {
        return open();
    }
    let path = match KeyPath::read(&rule.path.text) {
        Ok(path) => path,
        Err(error) => return failed(Reason::InvalidPath(error), Confidence::Unconfirmed),
    };
    let Some(pattern) = rule.pattern.as_ref().map(|pattern| &*pattern.text) else {
        return failed(Reason::NoPattern, Confidence::Unconfirmed);
    };
    // A service that takes what is missing for an empty text would match it here.
    let unsure_of_nothing = |otherwise: Confidence| {
        let sure = if fits(pattern, "") { Confidence::Unconfirmed } else { otherwise };
        sure.max(path.confidence)
    };
    let claim = match path.find(&token.claims) {
        Found::Claim(claim) => claim,
        Found::Missing(depth) if token.form == TokenForm::CloudTrail || token.is_partial => {
            let trace = failed(Reason::Missing(depth), path.confidence);
            return RuleTrace { outcome: Outcome::Depends, ..trace };
        }
        Found::Missing(depth) => {
            return failed(Reason::Missing(depth), unsure_of_nothing(Confidence::Documented));
        }
    };
    let (reason, actual) = match claim {
        Value::Null => return failed(Reason::Null, unsure_of_nothing(Confidence::Inferred)),
        Value::Object(_) => return failed(Reason::Object, unsure_of_nothing(Confidence::Inferred)),
        Value::Open(own) => {
            let wanted: Vec<_> = pattern.chars().map(Unit::pulumi).collect();
            // Where both have holes it rests on both.
            let is_whole = rule.pattern.as_ref().is_some_and(|pattern| pattern.holes.is_empty());
            let fits = || open_fits(&wanted, (&own.text, &own.holes), |letter| letter);
            let outcome = if is_whole { fits() } else { Outcome::Depends };
            let actual = vec![Cow::Borrowed(&*own.text)];
            let confidence = path.confidence;
            return RuleTrace { rule, outcome, reason: Reason::Compared, actual, confidence };
        }
        Value::Array(elements) => (Reason::Element, texts(elements)),
        scalar => (Reason::Compared, scalar.scalar_text().map(Cow::Borrowed).into_iter().collect()),
    };
    if rule.pattern.as_ref().is_some_and(|pattern| may_fit(pattern, &actual)) {
        return RuleTrace { actual, ..open() };
    }
    let of_text = compare(pattern, &actual);
    let told_as_text = matches!(claim, Value::String(_)) && rule.is_string;
    let confidence = match of_text.outcome {
        _ if told_as_text => of_text.confidence,
        Outcome::Pass => Confidence::Unconfirmed,
        _ if actual.is_empty() => unsure_of_nothing(Confidence::Inferred),
        _ => of_text.confidence.max(Confidence::Inferred),
    };
    RuleTrace { rule, outcome: of_text.outcome, reason, actual, confidence: confidence.max(path.confidence) }
}

/// The texts of a list's elements, without those that are lists or objects themselves.
fn texts<'c>(elements: &'c [Node<'static>]) -> Vec<Cow<'c, str>> {
    elements.iter().filter_map(|element| element.value.scalar_text()).map(Cow::Borrowed).collect()
}

/// Whether one of the texts may match the pattern, for some values of its holes; not where it has none.
pub(crate) fn may_fit(written: &Text<'_>, texts: &[Cow<'_, str>]) -> bool {
    let may_fit = |text: &Cow<'_, str>| {
        pattern::fits(&written.text, &written.holes, Unit::pulumi, text) == Outcome::Depends
    };
    texts.iter().any(may_fit)
}

/// What a comparison came to.
pub(crate) struct Compared {
    pub(crate) outcome: Outcome,
    pub(crate) confidence: Confidence,
}

/// Whether one of the texts matches the pattern.
pub(crate) fn compare(pattern: &str, texts: &[Cow<'_, str>]) -> Compared {
    let passing = texts.iter().filter(|text| fits(pattern, text)).map(|text| sure_of(pattern, text));
    if let Some(confidence) = passing.min() {
        return Compared { outcome: Outcome::Pass, confidence };
    }
    // That letter case counts is not said in so many words.
    let small = lower(pattern);
    let in_case_only = texts.iter().any(|text| fits(&small, &lower(text)));
    let confidence = if in_case_only { Confidence::Inferred } else { Confidence::Documented };
    Compared { outcome: Outcome::Fail, confidence }
}

/// Whether the whole text matches the whole pattern.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    matches(pattern.chars().map(Unit::pulumi), text)
}

/// How surely a text that fits is taken. The library whose documentation says the same in the same
/// words goes another way where a `?` stands for no character.
fn sure_of(pattern: &str, text: &str) -> Confidence {
    if rests_on_nothing(pattern, text) {
        Confidence::Unconfirmed
    } else if pattern.is_empty() {
        Confidence::Inferred
    } else {
        Confidence::Documented
    }
}

/// Whether a text fits only because a `?` stands for no character.
pub(crate) fn rests_on_nothing(pattern: &str, text: &str) -> bool {
    let each_one = |letter| match Unit::pulumi(letter) {
        Unit::AtMostOne => Unit::One,
        unit => unit,
    };
    pattern.contains('?') && fits(pattern, text) && !matches(pattern.chars().map(each_one), text)
}
