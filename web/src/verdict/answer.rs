//! All there is to show of a report: the verdict and its first cause above all, then the gates, then every statement.

use leptos::prelude::*;
use whydenied_report::Report;

use super::Shown;
use super::assumptions::Assumptions;
use super::cause::{Cause, causes};
use super::context_table::ContextTable;
use super::filled::Filled;
use super::findings::{Told, findings_pane, told};
use super::gates::Gates;
use super::headline::{Headline, UnknownKeys};
use super::statements::Statements;
use crate::each::Placed;
use crate::fixes::{Fixes, Risks, TakeAlong};
use crate::variants::Variants;

/// The answer of AWS. What there is to say beyond the verdict comes later, into places of its own.
#[component]
pub(super) fn AnswerOfAws(shown: Shown) -> impl IntoView {
    let class = move || match (shown.is_fresh.get(), shown.answers.is_advised.get()) {
        (true, true) => "answer",
        (false, true) => "answer stale",
        // What stands beneath the fixes waits for the first ones: nothing moves when they are there.
        (_, false) => "answer unadvised",
    };
    view! {
        <div class=class>
            <Headline shown/>
            <UnknownKeys shown/>
            <Cause shown/>
            <div data-advice="fix">
                <Fixes shown/>
                <TakeAlong shown/>
                <Risks shown/>
            </div>
            <Gates shown/>
            <Statements shown/>
            <div data-advice="variants">
                <Variants shown/>
            </div>
            <OtherFindings shown/>
            <Filled shown/>
            <ContextTable shown/>
        </div>
    }
}

/// The answer about a token exchange with Pulumi Cloud.
#[component]
pub(super) fn AnswerOfPulumi(shown: Shown) -> impl IntoView {
    view! {
        <div class="answer">
            <Headline shown/>
            <UnknownKeys shown/>
            <Cause shown/>
            <Fixes shown/>
            <TakeAlong shown/>
            <Gates shown/>
            <Statements shown/>
            <Assumptions shown/>
            <OtherFindings shown/>
            <Filled shown/>
            <Variants shown/>
        </div>
    }
}

/// What there is to say next to the first cause.
#[component]
fn OtherFindings(shown: Shown) -> impl IntoView {
    let findings = shown.part(other_findings);
    findings_pane(shown.links(), "findings-title", Signal::stored("Also worth knowing"), findings)
}

fn other_findings(report: &Report) -> Placed<Told> {
    let causes = causes(report);
    let is_other = |finding: &&_| !causes.iter().any(|cause| std::ptr::eq(*cause, *finding));
    report.findings.iter().filter(is_other).map(told).collect()
}
