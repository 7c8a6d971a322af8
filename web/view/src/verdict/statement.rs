//! One statement of the trust policy: principal, action, and every condition.

use whydenied::aws;
use whydenied::report::{ElementReport, EvaluationReport, Input, Report, StatementReport};

use super::condition_row::{condition_row, row};
use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, link};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// Where statements come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    /// What the ids of their headings start with.
    pub(super) id: &'static str,
    /// The text that their places lie in.
    pub(super) input: Input,
}

/// The trust policy, asked for the call itself.
pub(super) const TRUST_POLICY: Source = Source { id: "statement", input: Input::Policy };

/// Another evaluation: for which action, of which policy, and what it came to.
pub(super) fn evaluation(report: &Report, evaluation: &EvaluationReport, fresh: bool) -> Vec<Element> {
    let (id, policy) = match evaluation.input {
        Input::ResourceControlPolicy => ("limit", "Resource control policy"),
        _ => ("trust", "Trust policy"),
    };
    // Each action has its own headings.
    let id = match (id, &*evaluation.action) {
        ("limit", aws::ASSUME_ROLE) => "limit-assume",
        ("limit", aws::TAG_SESSION) => "limit-tag",
        ("limit", _) => "limit-identity",
        (_, aws::TAG_SESSION) => "trust-tag",
        _ => "trust-identity",
    };
    let mark = evaluation.verdict.mark();
    let heading = el("h2")
        .class("evaluation")
        .child(shape(mark))
        .child(format!("{policy} for {}: ", evaluation.action))
        .child(evaluation.verdict.word());
    let source = Source { id, input: evaluation.input };
    let statements = evaluation.statements.iter();
    std::iter::once(heading)
        .chain(statements.map(|statement| self::statement(report, statement, source, fresh)))
        .collect()
}

/// A statement with the tests that it made.
pub(super) fn statement(
    report: &Report,
    statement: &StatementReport,
    source: Source,
    fresh: bool,
) -> Element {
    let id = format!("{}-{}", source.id, statement.index);
    let number = statement.index + 1;
    let name = match &statement.sid {
        Some(sid) => format!("Statement {number} · {sid}"),
        None => format!("Statement {number}"),
    };
    let mark = statement.outcome.mark();
    let facts = el("p")
        .class("facts")
        .child(format!("{} · ", statement.effect))
        .child(shape(mark))
        .child(statement.outcome.word());
    let place = link(line_of(statement.span)).at(source.input, statement.span).flag("disabled", !fresh);
    el("section")
        .class("pane statement")
        .attr("aria-labelledby", id.clone())
        .child(
            el("header")
                .class("pane-head")
                .child(el("h2").attr("id", id).child(name))
                .child(facts)
                .child(el("span").class("place").child(place)),
        )
        .child(element("Principal", &statement.principal, source, fresh))
        .child(element("Action", &statement.action, source, fresh))
        .children(statement.resource.as_ref().map(|resource| element("Resource", resource, source, fresh)))
        .children(
            statement
                .conditions
                .iter()
                .map(|condition| condition_row(report, condition, source.input, fresh)),
        )
}

fn element(name: &'static str, element: &ElementReport, source: Source, fresh: bool) -> Element {
    let expected = element.expected.iter().map(|value| el("code").child(value.clone()));
    let body = el("div")
        .child(el("p").class("test").child(el("b").child(name)))
        .child(el("p").class("element-values").children(expected))
        .child(
            el("p")
                .class("why")
                .children(prose(&sentence(&element.why)))
                .children(confidence_badge(element.confidence)),
        );
    row(element.outcome, source.input, element.span, body, fresh)
}
