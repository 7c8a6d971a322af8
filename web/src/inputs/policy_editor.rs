//! The trust policy: its text, with what failed underlined where it stands.

use leptos::prelude::*;
use whydenied::report::{Input, Outcome, Place, Report, Severity};

use super::input_problem::InputProblem;
use super::text_pane::TextPane;
use crate::highlight::{self, Stretch};
use crate::state::{Reading, State};

/// The trust policy.
#[component]
pub(crate) fn PolicyEditor(state: State) -> impl IntoView {
    let error = Memo::new(move |_| state.policy_reading.with(|reading| reading.error().cloned()));
    let marks = Memo::new(move |_| match (error.get(), state.fresh_report()) {
        (Some(error), _) => vec![stretch(error.span, "fail")],
        (None, Some(report)) => marks(&report),
        (None, None) => Vec::new(),
    });
    let facts = move || match state.policy_reading.get() {
        Reading::Empty => None,
        Reading::Unreadable(error) => Some(format!("cannot be read, line {}", error.span.line)),
        Reading::Read(_) => Some(state.policy.with(|text| match text.lines().count() {
            1 => "1 line".to_owned(),
            lines => format!("{lines} lines"),
        })),
    };
    view! {
        <section class="pane policy-pane" aria-labelledby="policy-title">
            <header class="pane-head">
                <h2 id="policy-title">"Trust policy"</h2>
                <p class="facts">{facts}</p>
            </header>
            <TextPane
                id="policy"
                placeholder="Paste the role's trust policy, or the answer of\naws iam get-role"
                text=state.policy
                grammar=highlight::json
                marks
                unreadable=Signal::derive(move || error.with(Option::is_some))
                area=state.policy_area
            />
            <InputProblem id="policy" state text=state.policy error />
        </section>
    }
}

/// What failed, then what is risky, each at its place.
fn marks(report: &Report) -> Vec<Stretch> {
    let values = report
        .statements
        .iter()
        .flat_map(|statement| &statement.conditions)
        .filter(|condition| condition.outcome == Outcome::Fail)
        .flat_map(|condition| condition.value_spans.iter().map(|&place| stretch(place, "fail")));
    let elements = report
        .statements
        .iter()
        .flat_map(|statement| [&statement.principal, &statement.action])
        .filter(|element| element.outcome == Outcome::Fail)
        .map(|element| stretch(element.span, "fail"));
    let risks = report
        .findings
        .iter()
        .filter(|finding| finding.input == Input::Policy)
        .filter(|finding| matches!(finding.severity, Severity::Error | Severity::Warning))
        .filter_map(|finding| finding.span)
        .map(|place| stretch(place, "warning"));
    values.chain(elements).chain(risks).collect()
}

fn stretch(place: Place, class: &'static str) -> Stretch {
    Stretch::new(place.start..place.end, class)
}
