//! What is marked in a text where it stands: each test that does not pass, and each finding that has a place.

use wasm_bindgen::JsValue;
use whydenied::report::{Input, InputError, Outcome, Place, Report, StatementReport};

use crate::icon::Mark as _;
use crate::prose::sentence;

/// A place with what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub place: Place,
    /// The name of its shape, which is also the class that colours it.
    pub mark: &'static str,
    /// The same in a word.
    pub word: &'static str,
    /// In a sentence, what is quoted in backticks.
    pub message: String,
}

impl Found {
    /// As the editors take it: the start and the end in bytes, the mark, the word and the message.
    pub fn entries(&self) -> [JsValue; 5] {
        let Self { place, mark, word, message } = self;
        #[expect(clippy::cast_precision_loss, reason = "texts are shorter than that")]
        let (start, end) = (place.start as f64, place.end as f64);
        [start.into(), end.into(), (*mark).into(), (*word).into(), message.as_str().into()]
    }
}

/// What a report finds in one of the texts, what matters most first.
pub fn found(report: &Report, input: Input) -> Vec<Found> {
    let findings = report.findings.iter().filter(|finding| finding.input == input);
    let findings = findings.filter_map(|finding| {
        let (mark, word) = (finding.severity.mark(), finding.severity.word());
        Some(Found { place: finding.span?, mark, word, message: sentence(&finding.title) })
    });
    findings.chain(statements(report, input).into_iter().flat_map(tests)).chain(rules(report)).collect()
}

/// Why a text cannot be read, at its place.
pub fn unreadable(error: &InputError) -> Found {
    let message = format!("{} {}", sentence(&error.message), sentence(&error.help));
    Found { place: error.span, mark: "fail", word: "cannot be read", message: message.trim_end().to_owned() }
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
    rules.filter_map(|rule| test(rule.outcome, rule.pattern_span, &rule.why))
}

/// A test that does not pass.
fn test(outcome: Outcome, place: Place, why: &str) -> Option<Found> {
    let (mark, word) = (outcome.mark(), outcome.word());
    (outcome != Outcome::Pass).then(|| Found { place, mark, word, message: sentence(why) })
}

/// The tests of a statement that do not pass, each at the values that it compared.
fn tests(statement: &StatementReport) -> Vec<Found> {
    let elements = [Some(&statement.principal), Some(&statement.action), statement.resource.as_ref()];
    let elements = elements
        .into_iter()
        .flatten()
        .filter_map(|element| test(element.outcome, element.span, &element.why));
    let conditions = statement.conditions.iter().flat_map(|condition| {
        let places = if condition.value_spans.is_empty() {
            std::slice::from_ref(&condition.span)
        } else {
            condition.value_spans.as_slice()
        };
        places.iter().filter_map(|&place| test(condition.outcome, place, &condition.why))
    });
    elements.chain(conditions).collect()
}
