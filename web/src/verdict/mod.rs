//! The answer: the verdict and its first cause above all, then the gates, then every statement.

mod cause;
mod comparison;
mod condition_row;
mod context_table;
mod finding_row;
mod gate_strip;
mod headline;
mod statement;

use leptos::prelude::*;
use whydenied::report::{Report, Severity};

use crate::prose::{plain, sentence};
use crate::start::Start;
use crate::state::{Kept, Reading, State};
use gate_strip::GateStrip;

pub(crate) use headline::VerdictPill;

/// What the parts of a report need besides their own part of it.
#[derive(Clone, Copy, Debug)]
struct Place {
    state: State,
    /// Whether places of the report still are places of the texts.
    fresh: bool,
}

/// The verdict, or how to get to one.
#[component]
pub(crate) fn Verdict(state: State) -> impl IntoView {
    let answer = move || match state.report.get() {
        Some(Kept { value, fresh }) => {
            let place = Place { state, fresh };
            view! {
                {(!fresh).then(|| view! { <p class="stale-banner">{waiting_for(&state)}" Below is the verdict of the last readable input."</p> })}
                <div class="answer" class:stale=!fresh>{answer(place, &value)}</div>
            }
            .into_any()
        }
        None => view! { <Start state /> }.into_any(),
    };
    let spoken = Memo::new(move |_| spoken(&state));
    view! {
        <section id="verdict" class="verdict" tabindex="-1" aria-label="Verdict">
            <p class="unseen" role="status">{spoken}</p>
            {answer}
        </section>
    }
}

fn answer(place: Place, report: &Report) -> impl IntoView + use<> {
    let cause = report.findings.iter().position(|finding| finding.severity == Severity::Cause);
    let others: Vec<_> = report
        .findings
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != cause)
        .map(|(_, finding)| finding_row::finding_row(place, finding))
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <section class="pane findings" aria-labelledby="findings-title">
                <header class="pane-head"><h2 id="findings-title">"Also worth knowing"</h2></header>
                {others}
            </section>
        }
    });
    let statements: Vec<_> =
        report.statements.iter().map(|statement| statement::statement(place, report, statement)).collect();
    view! {
        {headline::headline(report)}
        {headline::unknown_keys(place, report)}
        {cause.and_then(|index| report.findings.get(index)).map(|finding| cause::cause(place, report, finding))}
        <GateStrip gates=report.gates.clone() />
        {statements}
        {others}
        {context_table::context_table(report)}
    }
}

/// What has to happen before there is a new verdict.
fn waiting_for(state: &State) -> &'static str {
    match (state.token_reading.get(), state.policy_reading.get()) {
        (Reading::Unreadable(_), Reading::Unreadable(_)) => "Neither text can be read.",
        (Reading::Unreadable(_), _) => "The token cannot be read.",
        (_, Reading::Unreadable(_)) => "The trust policy cannot be read.",
        (Reading::Empty, _) => "The token is missing.",
        _ => "The trust policy is missing.",
    }
}

/// The answer in a sentence, for those who hear the page.
fn spoken(state: &State) -> String {
    let errors = [
        state.token_reading.with(|reading| reading.error().cloned()),
        state.policy_reading.with(|reading| reading.error().cloned()),
    ];
    if let Some(error) = errors.iter().flatten().next() {
        return format!("{} {} Line {}.", waiting_for(state), sentence(&plain(&error.message)), error.span.line);
    }
    let Some(report) = state.fresh_report() else { return String::new() };
    let word = crate::icon::Mark::word(&report.verdict);
    match report.findings.iter().find(|finding| finding.severity == Severity::Cause) {
        Some(cause) => format!("{word}. {}", sentence(&plain(&cause.title))),
        None => format!("{word}."),
    }
}
