//! What is waited for, what to do next, and what is heard, each in a sentence or two.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::examination::{Examination, Half};
use whydenied_report::{Finding, InputError, Reading, Report, Severity};

use super::half::heading;
use crate::calls;
use crate::state::State;
use crate::words::{Mark as _, plain, sentence};

/// What is said while the engine is not there yet.
pub(crate) const ON_ITS_WAY: &str = "The engine is on its way: the verdict follows.";

/// What is wrong with the texts that cannot be read, of those that a verdict needs.
pub(crate) fn errors(examination: &Examination) -> impl Iterator<Item = &InputError> {
    let Examination { token, policy, limits, request, .. } = examination;
    [token.error(), policy.error(), limits.error(), request.error()].into_iter().flatten()
}

/// What has to happen before there is a new verdict.
pub(crate) fn waiting_for(service: Service, examination: &Examination) -> &'static str {
    let of_aws = service == Service::Aws;
    match (&examination.token, &examination.policy) {
        (Reading::Unread(_), Reading::Unread(_)) => "Neither text can be read.",
        (Reading::Unread(_), _) => "The token cannot be read.",
        (_, Reading::Unread(_)) if of_aws => "The trust policy cannot be read.",
        (_, Reading::Unread(_)) => "The policies cannot be read.",
        (Reading::Missing, _) => "The token is missing.",
        (_, Reading::Read(_)) if of_aws => "The resource control policy cannot be read.",
        (_, Reading::Read(_)) => "The request cannot be read.",
        _ => "The trust policy is missing.",
    }
}

/// What to do next, while there is no verdict.
pub(super) fn next(state: State, service: Service) -> &'static str {
    if state.about.with(Option::is_none) && !state.texts().of(service).are_empty() {
        return ON_ITS_WAY;
    }
    state.answers(service).examination.with(|examination| match service {
        Service::Aws => next_of_aws(examination),
        Service::Pulumi => next_of_pulumi(examination),
    })
}

const fn next_of_aws(examination: &Examination) -> &'static str {
    match (&examination.token, &examination.policy) {
        (Reading::Unread(_), _) => "The token cannot be read yet: what is wrong stands below it.",
        (_, Reading::Unread(_)) => "The trust policy cannot be read yet: what is wrong stands below it.",
        _ => {
            "Paste the OIDC token and the role’s trust policy. The verdict appears as you type, \
             with the condition that failed and its place."
        }
    }
}

const fn next_of_pulumi(examination: &Examination) -> &'static str {
    match (&examination.token, &examination.policy) {
        (Reading::Unread(_), _) => "The token cannot be read: what is wrong stands below it.",
        (_, Reading::Unread(_)) => "The policies cannot be read: what is wrong stands below them.",
        _ => "Paste the OIDC token and the issuer’s authorization policies. The verdict appears as you type.",
    }
}

/// The answer in a sentence, for those who hear the page; before it what was moved.
pub(super) fn spoken(state: State, service: Service) -> String {
    let answers = state.answers(service);
    let answer = answers.examination.with(|examination| match (service, &examination.report) {
        _ if examination.half != Half::Neither => {
            heading(&examination.half).map(|(_, words)| plain(&words)).unwrap_or_default()
        }
        (Service::Aws, _) => spoken_of_aws(examination),
        (Service::Pulumi, None) => next_of_pulumi(examination).to_owned(),
        (Service::Pulumi, Some(report)) => of_call(examination, in_a_sentence(report, report.main_finding())),
    });
    // What was moved across is heard where it stands.
    let note = state.moved.with(|moved| {
        let moved = moved.as_ref().filter(|moved| moved.place.note != moved.place.pointer)?;
        let words = [&moved.place.pointer, &moved.place.note].into_iter().find(|words| !words.is_empty())?;
        (service == Service::Aws).then(|| sentence(&plain(words)) + " ")
    });
    note.unwrap_or_default() + &answer
}

fn spoken_of_aws(examination: &Examination) -> String {
    if let Some(InputError { message, span, .. }) = errors(examination).next() {
        return format!(
            "{} {} Line {}.",
            waiting_for(Service::Aws, examination),
            sentence(&plain(message)),
            span.line
        );
    }
    let Some(report) = &examination.report else { return String::new() };
    let cause = report.findings.iter().find(|finding| finding.severity == Severity::Cause);
    of_call(examination, in_a_sentence(report, cause))
}

/// The answer about the call that is looked at, after what comes of all of them.
fn of_call(examination: &Examination, answer: String) -> String {
    let chosen = examination.calls.as_ref().and_then(|calls| Some((calls, calls.calls.get(calls.chosen)?)));
    match chosen {
        Some((calls, call)) => format!("{}. {}: {answer}", calls::heading(calls), plain(&call.name)),
        None => answer,
    }
}

fn in_a_sentence(report: &Report, cause: Option<&Finding>) -> String {
    let word = report.verdict.word();
    match cause {
        Some(cause) => format!("{word}. {}", sentence(&plain(&cause.title))),
        None => format!("{word}."),
    }
}
