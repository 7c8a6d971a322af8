//! What is marked in a text where it stands: each test that does not pass, and each finding that has a place.

use js_sys::{Array, Uint32Array};
use whydenied::report::{Input, InputError, Outcome, Place, Report, StatementReport};

use crate::mark::Mark as _;
use crate::prose::sentence;

/// What there is to say of one place or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub places: Vec<Place>,
    /// The name of its shape, which is also the class that colours it.
    pub mark: &'static str,
    /// The same in a word.
    pub word: &'static str,
    /// In a sentence, what is quoted in backticks.
    pub message: String,
}

impl Found {
    /// As the editors take it: the starts and ends in bytes, the mark, the word and the message.
    fn entry(&self) -> Array {
        let Self { places, mark, word, message } = self;
        let ends = places.iter().flat_map(|place| [place.start, place.end]);
        // No text is as long as that.
        let ends: Vec<_> = ends.map(|end| u32::try_from(end).unwrap_or(u32::MAX)).collect();
        Array::of4(&Uint32Array::from(&*ends), &(*mark).into(), &(*word).into(), &message.as_str().into())
    }
}

/// All that was found, as the editors take it.
pub fn entries(found: &[Found]) -> Array {
    found.iter().map(Found::entry).collect()
}

/// What a report finds in one of the texts, what matters most first.
pub fn found(report: &Report, input: Input) -> Vec<Found> {
    let findings = report.findings.iter().filter(|finding| finding.input == input);
    let findings = findings.filter_map(|finding| {
        let (mark, word) = (finding.severity.mark(), finding.severity.word());
        Some(Found { places: vec![finding.span?], mark, word, message: sentence(&finding.title) })
    });
    findings.chain(statements(report, input).into_iter().flat_map(tests)).chain(rules(report)).collect()
}

/// Why a text cannot be read, at its place.
pub fn unreadable(error: &InputError) -> Found {
    let message = format!("{} {}", sentence(&error.message), sentence(&error.help));
    Found {
        places: vec![error.span],
        mark: "fail",
        word: "cannot be read",
        message: message.trim_end().to_owned(),
    }
}

/// The statements that stand in one of the texts.
fn statements(report: &Report, input: Input) -> Vec<&StatementReport> {
    let further = report.further_evaluations.iter().filter(|evaluation| evaluation.input == input);
    let own = report.statements.iter().filter(|_| input == Input::Policy);
    own.chain(further.flat_map(|evaluation| &evaluation.statements)).collect()
}

/// The rules of authorization policies that do not hold, each at its pattern.
fn rules(report: &Report) -> impl Iterator<Item = Found> {
    let rules = report.policies.iter().flat_map(|policy| &policy.rules);
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
