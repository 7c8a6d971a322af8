//! What becomes of a test: each call that it is about, beside what was expected of it.

use std::rc::Rc;

use clap::FromArgMatches as _;
use serde::Serialize;
use whydenied::report::{CallReport, Input, InputError, Place, Report};

use super::file::{Asked, Expected, Service, Test, TestFile, Word};
use crate::args::{Aws, Pulumi};
use crate::given::Given;
use crate::input::{Documents, Failure, FileError, Source};
use crate::judged::{self, unreadable};

/// What became of a test.
#[derive(Debug)]
pub(crate) struct Ran<'f> {
    pub(crate) test: &'f Test,
    /// Its calls, or why nothing could be said of them.
    pub(crate) outcomes: Result<Vec<Outcome>, Failure>,
    /// What was not as expected before it was edited, a line a call; nothing of a test that was not.
    pub(crate) updated: Vec<String>,
}

/// One call, and what was expected of it.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Which of several it is.
    pub(crate) call: Option<String>,
    pub(crate) expected: Expected,
    /// What came; nothing where nobody makes the call.
    pub(crate) came: Option<Came>,
}

/// What came of a call.
#[derive(Debug)]
pub(crate) struct Came {
    pub(crate) verdict: Word,
    /// The code of the finding to read first.
    pub(crate) cause: Option<String>,
    /// The whole of it, where it is not what was expected.
    pub(crate) told: Option<Rc<(Report, Documents)>>,
}

/// How a test went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    Passed,
    Failed,
    /// Nothing could be said.
    #[serde(rename = "error")]
    Unreadable,
}

impl Ran<'_> {
    pub(crate) fn status(&self) -> Status {
        match &self.outcomes {
            Err(_) => Status::Unreadable,
            Ok(outcomes) if outcomes.iter().all(Outcome::is_as_expected) => Status::Passed,
            Ok(_) => Status::Failed,
        }
    }

    /// The calls that are not as expected.
    pub(crate) fn unexpected(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().flatten().filter(|outcome| !outcome.is_as_expected())
    }
}

impl Outcome {
    pub(crate) fn is_as_expected(&self) -> bool {
        self.came.as_ref().is_some_and(|came| self.expected.is_met(came.verdict, came.cause.as_deref()))
    }
}

impl Expected {
    fn is_met(&self, verdict: Word, cause: Option<&str>) -> bool {
        let has_cause = self.cause.is_none() || self.cause.as_deref() == cause;
        self.verdict == Some(verdict) && has_cause
    }
}

impl Came {
    fn of(report: Report, documents: &Documents, expected: &Expected) -> Self {
        let (verdict, cause) = (Word::of(&report), report.main_finding().map(|it| it.code.to_string()));
        let is_met = expected.is_met(verdict, cause.as_deref());
        let told = (!is_met).then(|| Rc::new((report, documents.clone())));
        Self { verdict, cause, told }
    }
}

/// Runs one test of a file.
pub(super) fn run<'f>(file: &TestFile, test: &'f Test) -> Ran<'f> {
    let outcomes = match test.asked.service {
        Service::Aws => call(&test.asked, test),
        Service::Pulumi => exchange(&test.asked, test),
    };
    let outcomes = outcomes.map_err(|failure| match (failure, test.asked.written_here) {
        // What is wrong with claims is wrong in the file of tests, where they stand.
        (Failure::Text(_, error), Some(span)) if error.input == Input::Token => {
            let span = Place::of(&file.source.text, span);
            Failure::Text(file.source.clone(), Box::new(InputError { span, ..*error }))
        }
        // What the command says of its options.
        (Failure::Usage(message), _) => {
            let error = InputError {
                input: Input::Policy,
                code: "wrong-value".into(),
                message: message.replace("--", "").into(),
                help: "change the test, or what the file says for all of them".into(),
                span: test.place,
                answer: None,
            };
            Failure::Text(file.source.clone(), Box::new(error))
        }
        (failure, _) => failure,
    });
    Ran { test, outcomes, updated: Vec::new() }
}

fn call(asked: &Asked, test: &Test) -> Result<Vec<Outcome>, Failure> {
    let arguments = Aws::from_arg_matches(&asked.options).map_err(|error| usage(&error))?;
    let given = Given::of(asked.token.clone(), asked.policy.clone(), asked.is_caller)?;
    // No clock: what is right today is right tomorrow.
    judged::call(&given, arguments, None, |judged| {
        if let Some(callers) = &judged.callers {
            let reports = callers.reports().map_err(|error| unreadable(&given.token, error))?;
            return calls(reports, |number| callers.explain(number), &given.token, &judged.documents, test);
        }
        let report = judged.case.explain().map_err(|error| unreadable(&given.token, error))?;
        let came = Came::of(report, &judged.documents, &test.expected);
        Ok(vec![Outcome { call: None, expected: test.expected.clone(), came: Some(came) }])
    })
}

fn exchange(asked: &Asked, test: &Test) -> Result<Vec<Outcome>, Failure> {
    let arguments = Pulumi::from_arg_matches(&asked.options).map_err(|error| usage(&error))?;
    let Some(policy) = &asked.policy else { return Ok(Vec::new()) };
    if let Some(caller) = asked.token.as_ref().filter(|_| asked.is_caller) {
        return judged::exchanges(caller, policy, arguments, None, |callers, documents| {
            let reports = callers.reports().map_err(|error| unreadable(caller, error))?;
            calls(reports, |number| callers.check(number), caller, &documents, test)
        });
    }
    judged::exchange(asked.token.as_ref(), policy, arguments, None, |case, documents| {
        let report = case.explain().map_err(|error| unreadable(policy, error))?;
        let came = Came::of(report, &documents, &test.expected);
        Ok(vec![Outcome { call: None, expected: test.expected.clone(), came: Some(came) }])
    })
}

/// Every call of a caller in the order of its text, then what is expected of calls that nobody makes.
fn calls(
    mut reports: Vec<CallReport>,
    explain: impl Fn(usize) -> Result<Report, InputError>,
    caller: &Source,
    documents: &Documents,
    test: &Test,
) -> Result<Vec<Outcome>, Failure> {
    reports.sort_by_key(|report| report.number);
    let mut outcomes = Vec::new();
    for report in &reports {
        let expected = test.calls.iter().find(|(label, _)| is_call(label, report));
        let expected = expected.map_or(&test.expected, |(_, expected)| expected).clone();
        let verdict = Word::of_verdict(report.verdict, report.decided_by);
        let came = if expected.is_met(verdict, report.cause.as_deref()) {
            Came { verdict, cause: report.cause.as_ref().map(ToString::to_string), told: None }
        } else {
            let whole = explain(report.number).map_err(|error| unreadable(caller, error))?;
            Came::of(whole, documents, &expected)
        };
        outcomes.push(Outcome { call: Some(report.name.clone()), expected, came: Some(came) });
    }
    for (label, expected) in &test.calls {
        if !reports.iter().any(|report| is_call(label, report)) {
            outcomes.push(Outcome { call: Some(label.clone()), expected: expected.clone(), came: None });
        }
    }
    if outcomes.is_empty() {
        let message = format!("nothing in `{}` asks this service for anything", caller.name);
        return Err(Failure::File(FileError::of(Input::Token, "no-calls", message)));
    }
    Ok(outcomes)
}

/// Whether the label is that of the call; what marks names in it may be left out.
fn is_call(label: &str, call: &CallReport) -> bool {
    let bare = |text: &str| text.replace('`', "");
    bare(label) == bare(&call.name)
}

fn usage(error: &clap::Error) -> Failure {
    Failure::Usage(error.to_string())
}
