//! What nobody said of an exchange and was assumed.

use leptos::prelude::*;
use whydenied_report::AssumptionReport;

use super::Shown;
use crate::live::live;
use crate::words::{prose, sentence};

/// Nothing where everything was said.
#[component]
pub(super) fn Assumptions(shown: Shown) -> impl IntoView {
    let assumed = shown.part(|report| {
        report.exchange.as_ref().map(|exchange| exchange.assumptions.clone()).unwrap_or_default()
    });
    let section = |assumed: Vec<AssumptionReport>| {
        view! {
            <section class="pane" aria-labelledby="assumed-title">
                <header class="pane-head">
                    <h2 id="assumed-title">"Assumed, as nobody said"</h2>
                </header>
                <dl class="facts-list">{assumed.into_iter().map(row).collect_view()}</dl>
            </section>
        }
    };
    live(move || Some(assumed.get()).filter(|assumed| !assumed.is_empty()).map(section))
}

fn row(AssumptionReport { field, value, why }: AssumptionReport) -> AnyView {
    let name = match &*field {
        "organization" => "Organization",
        "token_type" => "Token type",
        _ => "Whose",
    };
    view! {
        <div>
            <dt>{name}</dt>
            <dd>
                <code>{value}</code>
                <p class="note">{prose(&sentence(&why))}</p>
            </dd>
        </div>
    }
    .into_any()
}
