//! One statement of the trust policy: principal, action, and every condition.

use whydenied::report::{ElementReport, Input, Report, StatementReport};

use super::condition_row::{condition_row, row};
use crate::icon::{Mark as _, icon};
use crate::markup::{Element, el, link};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// A statement with the tests that it made.
pub(super) fn statement(report: &Report, statement: &StatementReport, fresh: bool) -> Element {
    let id = format!("statement-{}", statement.index);
    let number = statement.index + 1;
    let name = match &statement.sid {
        Some(sid) => format!("Statement {number} · {sid}"),
        None => format!("Statement {number}"),
    };
    let mark = statement.outcome.mark();
    let facts = el("p")
        .class(format!("facts {mark}"))
        .child(format!("{} · ", statement.effect))
        .child(icon(mark))
        .child(statement.outcome.word());
    let place = link(line_of(statement.span)).at(Input::Policy, statement.span).flag("disabled", !fresh);
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
        .child(element("Principal", &statement.principal, fresh))
        .child(element("Action", &statement.action, fresh))
        .children(statement.conditions.iter().map(|condition| condition_row(report, condition, fresh)))
}

fn element(name: &'static str, element: &ElementReport, fresh: bool) -> Element {
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
    row(element.outcome, element.span, body, fresh)
}
