//! One statement of the trust policy: principal, action, and every condition.

use leptos::prelude::*;
use whydenied::report::{ElementReport, Report, StatementReport};

use super::Place;
use super::condition_row::{condition_row, row};
use crate::icon::{Mark as _, icon};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// A statement with the tests that it made.
pub(super) fn statement(place: Place, report: &Report, statement: &StatementReport) -> impl IntoView + use<> {
    let id = format!("statement-{}", statement.index);
    let name = match &statement.sid {
        Some(sid) => format!("Statement {} · {sid}", statement.index + 1),
        None => format!("Statement {}", statement.index + 1),
    };
    let conditions: Vec<_> =
        statement.conditions.iter().map(|condition| condition_row(place, report, condition)).collect();
    let title_id = id.clone();
    let mark = statement.outcome.mark();
    let span = statement.span;
    view! {
        <section class="pane statement" aria-labelledby=id>
            <header class="pane-head">
                <h2 id=title_id>{name}</h2>
                <p class=format!("facts {mark}")>{statement.effect.clone()}" · "{icon(mark)} {statement.outcome.word()}</p>
                <button
                    type="button"
                    class="link place"
                    disabled=!place.fresh
                    on:click=move |_| place.state.select(whydenied::report::Input::Policy, span)
                >
                    {line_of(span)}
                </button>
            </header>
            {element(place, "Principal", &statement.principal)}
            {element(place, "Action", &statement.action)}
            {conditions}
        </section>
    }
}

fn element(place: Place, name: &'static str, element: &ElementReport) -> impl IntoView + use<> {
    let expected: Vec<_> =
        element.expected.iter().map(|value| view! { <code class="expected">{value.clone()}</code> }).collect();
    let body = view! {
        <p class="test"><b>{name}</b></p>
        {(!expected.is_empty()).then(|| view! { <p class="element-values">{expected}</p> })}
        <p class="why">{prose(&sentence(&element.why))} {confidence_badge(element.confidence)}</p>
    };
    row(place, element.outcome, element.span, body)
}
