//! The verdict, and what stands in its place while there is none.

use whydenied::case::Reading;
use whydenied::report::{InputError, Report, Severity};
use whydenied_view::mark::Mark as _;
use whydenied_view::markup::{Element, el, link};
use whydenied_view::place::draw;
use whydenied_view::prose::{line_of, plain, prose, sentence};
use whydenied_view::verdict::{answer, pill};

use crate::judgement::Judgement;

/// Draws the report. It is `last`, not that of the texts as they stand, where those cannot be read.
pub(crate) fn draw_answer(judgement: &Judgement<'_>, last: Option<&Report>) {
    let fresh = judgement.report.is_some();
    let shown = judgement.report.as_ref().or(last);
    let sheet = shown.map(|report| {
        let sheet =
            el("div").class(if fresh { "answer" } else { "answer stale" }).children(answer(report, fresh));
        (!fresh).then(|| stale_note(judgement)).into_iter().chain([sheet]).map(Into::into).collect()
    });
    draw("#answer", sheet.unwrap_or_default());
    let pill = shown.map(|report| pill(report.verdict, "#verdict", fresh));
    draw("#pill", pill.into_iter().map(Into::into).collect());
    if shown.is_none() {
        draw_way_in(judgement);
    }
}

/// Says what to do next: the rest of the way in stands in the page already.
fn draw_way_in(judgement: &Judgement<'_>) {
    let (next, write) = match (&judgement.case.token, &judgement.case.policy) {
        (Reading::Read(_), Reading::Missing) => {
            ("The token is read. Now paste the role’s trust policy.", true)
        }
        (Reading::Missing, Reading::Read(_)) => ("The trust policy is read. Now paste the token.", false),
        (Reading::Unread(_), _) => ("The token cannot be read yet: what is wrong stands below it.", false),
        (_, Reading::Unread(_)) => {
            ("The trust policy cannot be read yet: what is wrong stands below it.", false)
        }
        _ => (
            "Paste the OIDC token and the role’s trust policy. The verdict appears as you type, \
             with the condition that failed and its place.",
            false,
        ),
    };
    let write = write.then(|| {
        el("button")
            .attr("type", "button")
            .attr("data-opens", "written")
            .child("Or have the least policy written")
    });
    draw("#next", vec![next.into()]);
    draw("#next-write", write.into_iter().map(Into::into).collect());
}

/// Says that the verdict in view is not that of the texts as they stand, and why.
fn stale_note(judgement: &Judgement<'_>) -> Element {
    let reason = judgement.error().map(|error| {
        el("p")
            .children(prose(&sentence(&error.message)))
            .child(" ")
            .child(link(line_of(error.span)).at(error.input, error.span))
    });
    el("div")
        .class("stale-note")
        .child(
            el("p")
                .child(el("b").child(waiting_for(judgement)))
                .child(" Below is the verdict of the last readable input."),
        )
        .children(reason)
}

/// What has to happen before there is a new verdict.
fn waiting_for(judgement: &Judgement<'_>) -> &'static str {
    match (&judgement.case.token, &judgement.case.policy) {
        (Reading::Unread(_), Reading::Unread(_)) => "Neither text can be read.",
        (Reading::Unread(_), _) => "The token cannot be read.",
        (_, Reading::Unread(_)) => "The trust policy cannot be read.",
        (Reading::Missing, _) => "The token is missing.",
        (_, Reading::Read(_)) => "The resource control policy cannot be read.",
        _ => "The trust policy is missing.",
    }
}

/// The answer in a sentence, for those who hear the page.
pub(crate) fn spoken(judgement: &Judgement<'_>) -> String {
    if let Some(InputError { message, span, .. }) = judgement.error() {
        return format!("{} {} Line {}.", waiting_for(judgement), sentence(&plain(message)), span.line);
    }
    let Some(report) = &judgement.report else { return String::new() };
    let word = report.verdict.word();
    match report.findings.iter().find(|finding| finding.severity == Severity::Cause) {
        Some(cause) => format!("{word}. {}", sentence(&plain(&cause.title))),
        None => format!("{word}."),
    }
}
