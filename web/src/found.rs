//! What is marked in a text where it stands: each test that does not pass, and each finding that has a place.

use whydenied_questions::examination::{Examination, Half};
use whydenied_questions::{Service, fields, texts};
use whydenied_report::{Finding, Input, InputError, Outcome, Place, Report, StatementReport};

use crate::words::{Mark as _, sentence};

/// What there is to say of one place or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it is.
    pub(crate) places: Vec<Place>,
    /// The name of its shape, which is also the class that colours it.
    pub(crate) mark: &'static str,
    /// The same in a word.
    pub(crate) word: &'static str,
    /// In a sentence, what is quoted in backticks.
    pub(crate) message: String,
}

/// What the text of that name is to a service; nothing of a text that it does not look at.
pub(crate) fn input_of(service: Service, name: &str) -> Option<Input> {
    match name {
        texts::TOKEN => Some(Input::Token),
        texts::JWKS => Some(Input::Jwks),
        texts::LIMITS if service == Service::Aws => Some(Input::ResourceControlPolicy),
        fields::PULUMI_REQUEST if service == Service::Pulumi => Some(Input::Request),
        name if name == service.policy() => Some(Input::Policy),
        _ => None,
    }
}

/// Why one of the texts cannot be read.
pub(crate) fn error_in(examination: &Examination, input: Input) -> Option<&InputError> {
    match input {
        Input::Token => examination.token.error(),
        Input::Policy => examination.policy.error(),
        Input::ResourceControlPolicy => examination.limits.error(),
        Input::Jwks => examination.keys.error(),
        Input::Request => examination.request.error(),
        Input::Provider => None,
    }
}

/// What a report finds in one of the texts, what matters most first.
pub(crate) fn found(report: &Report, input: Input) -> Vec<Found> {
    findings(&report.findings, input)
        .chain(statements(report, input).into_iter().flat_map(tests))
        .chain(rules(report, input))
        .collect()
}

/// What is found in the policies where there is no token.
pub(crate) fn alone(half: &Half, input: Input) -> Vec<Found> {
    match half {
        Half::Policies { findings: all, .. } => findings(all, input).collect(),
        Half::Neither | Half::Token(_) => Vec::new(),
    }
}

fn findings(all: &[Finding], input: Input) -> impl Iterator<Item = Found> {
    all.iter().filter(move |finding| finding.input == input).filter_map(|finding| {
        let (mark, word) = (finding.severity.mark(), finding.severity.word());
        Some(Found { places: vec![finding.span?], mark, word, message: sentence(&finding.title) })
    })
}

/// Why a text cannot be read, at its place.
pub(crate) fn unreadable(error: &InputError) -> Found {
    let message = format!("{} {}", sentence(&error.message), sentence(&error.help));
    let (mark, word) =
        if error.answer.is_some() { ("hint", "an error message") } else { ("fail", "cannot be read") };
    Found { places: vec![error.span], mark, word, message: message.trim_end().to_owned() }
}

/// The statements that stand in one of the texts.
fn statements(report: &Report, input: Input) -> Vec<&StatementReport> {
    let further = report.further_evaluations.iter().filter(|evaluation| evaluation.input == input);
    let own = report.statements.iter().filter(|_| input == Input::Policy);
    own.chain(further.flat_map(|evaluation| &evaluation.statements)).collect()
}

/// The rules of authorization policies that do not hold, each at its pattern, where the text is those policies.
fn rules(report: &Report, input: Input) -> impl Iterator<Item = Found> {
    let policies = report.policies.iter().filter(move |_| input == Input::Policy);
    let rules = policies.flat_map(|policy| &policy.rules);
    rules.filter_map(|rule| test(rule.outcome, &[rule.pattern_span], &rule.why))
}

/// A test that does not pass.
fn test(outcome: Outcome, places: &[Place], why: &str) -> Option<Found> {
    let (mark, word) = (outcome.mark(), outcome.word());
    (outcome != Outcome::Pass).then(|| Found { places: places.to_vec(), mark, word, message: sentence(why) })
}

/// The tests of a statement that do not pass, each at the values that it compared.
fn tests(statement: &StatementReport) -> Vec<Found> {
    let elements = [Some(&statement.principal), Some(&statement.action), statement.resource.as_ref()];
    let elements = elements
        .into_iter()
        .flatten()
        .filter_map(|element| test(element.outcome, &[element.span], &element.why));
    let conditions = statement.conditions.iter().filter_map(|condition| {
        let places = if condition.value_spans.is_empty() {
            std::slice::from_ref(&condition.span)
        } else {
            condition.value_spans.as_slice()
        };
        test(condition.outcome, places, &condition.why)
    });
    elements.chain(conditions).collect()
}
