//! The run as data: what `--format json` prints, and what the formats for CI are made of.

use serde::Serialize;
use whydenied::report::{Applies, Place, Report, Verdict};

use super::file::{Expected, Fault, Word};
use super::judge::{Outcome, Ran, Status};
use super::{Read, Tally};
use crate::input::{Documents, Failure};
use crate::text;

/// A run.
#[derive(Debug, Serialize)]
pub(super) struct Run<'r> {
    /// Version of this structure; fields may be added under the same number.
    schema: u32,
    /// Version of the engine.
    engine: &'static str,
    #[serde(flatten)]
    pub(super) tally: Tally,
    pub(super) files: Vec<Suite<'r>>,
}

/// A file of tests.
#[derive(Debug, Serialize)]
pub(super) struct Suite<'r> {
    pub(super) file: &'r str,
    /// What is wrong with it; then it has no tests.
    pub(super) errors: Vec<Error>,
    pub(super) tests: Vec<Test<'r>>,
}

/// A test that was run.
#[derive(Debug, Serialize)]
pub(super) struct Test<'r> {
    pub(super) name: &'r str,
    pub(super) status: Status,
    /// Whether it passed because what came was written into it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    updated: bool,
    /// Where its name stands in the file of tests.
    pub(super) span: Place,
    /// Why nothing can be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<Error>,
    /// The call that it is about, or each call of its caller.
    pub(super) calls: Vec<Judged<'r>>,
}

/// A call and what was expected of it.
#[derive(Debug, Serialize)]
pub(super) struct Judged<'r> {
    /// Which of several it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) call: Option<&'r str>,
    pub(super) as_expected: bool,
    /// What the test says of it; `verdict` is null where it says nothing.
    pub(super) expected: &'r Expected,
    /// What came; null where nobody makes the call.
    pub(super) came: Option<Came<'r>>,
}

/// What came of a call.
#[derive(Debug, Serialize)]
pub(super) struct Came<'r> {
    pub(super) verdict: Word,
    /// The code of the finding to read first.
    pub(super) cause: Option<&'r str>,
    /// What decided, where that is not what was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decided: Option<Decided>,
}

/// What decided, and where it stands.
#[derive(Debug, Serialize)]
pub(super) struct Decided {
    /// In one line.
    pub(super) title: String,
    /// The file that has it: the policy, a resource control policy, or whoever calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Place>,
}

/// What cannot be used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Error {
    pub(super) code: String,
    pub(super) message: String,
    pub(super) help: String,
    /// The file that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Place>,
}

impl<'r> Run<'r> {
    pub(super) fn of(files: &'r [(&'r Read, Vec<Ran<'r>>)], tally: Tally) -> Self {
        let files = files.iter().map(|(read, ran)| Suite::of(read, ran)).collect();
        Self { schema: 1, engine: env!("CARGO_PKG_VERSION"), tally, files }
    }
}

impl<'r> Suite<'r> {
    fn of(read: &'r Read, ran: &'r [Ran<'r>]) -> Self {
        let tests = ran.iter().map(Test::of).collect();
        match read {
            Read::Tests(file) => Self { file: &file.source.name, errors: Vec::new(), tests },
            Read::Faulty(source, faults) => {
                let errors = faults.iter().map(|fault| Error::of_fault(fault, &source.name)).collect();
                Self { file: &source.name, errors, tests }
            }
            Read::Unread(name, error) => {
                let error = Error {
                    code: error.code.to_owned(),
                    message: error.message.clone(),
                    help: error.help.clone(),
                    file: Some(name.clone()),
                    span: None,
                };
                Self { file: name, errors: vec![error], tests }
            }
        }
    }
}

impl<'r> Test<'r> {
    fn of(ran: &'r Ran<'r>) -> Self {
        Self {
            name: &ran.test.name,
            status: ran.status(),
            updated: !ran.updated.is_empty(),
            span: ran.test.place,
            error: ran.outcomes.as_ref().err().map(Error::of),
            calls: ran.outcomes.iter().flatten().map(Judged::of).collect(),
        }
    }
}

impl<'r> Judged<'r> {
    pub(super) fn of(outcome: &'r Outcome) -> Self {
        let came = outcome.came.as_ref().map(|came| Came {
            verdict: came.verdict,
            cause: came.cause.as_deref(),
            decided: came.told.as_ref().and_then(|told| Decided::of(&told.0, &told.1)),
        });
        Self {
            call: outcome.call.as_deref(),
            as_expected: outcome.is_as_expected(),
            expected: &outcome.expected,
            came,
        }
    }
}

impl Judged<'_> {
    /// Where the file of tests says what did not come.
    pub(super) fn place(&self) -> Place {
        let came = self.came.as_ref().map(|came| came.verdict);
        let is_cause = came.is_some() && came == self.expected.verdict;
        self.expected.cause_span.filter(|_| is_cause).unwrap_or(self.expected.span)
    }
}

impl Decided {
    /// The cause, or what lets the call in.
    fn of(report: &Report, documents: &Documents) -> Option<Self> {
        if let Some(cause) = report.main_finding() {
            let document = documents.get(cause.input, cause.document);
            let place = cause.span.zip(document);
            let (span, file) = place.map(|(span, document)| (span, document.name.clone())).unzip();
            return Some(Self { title: cause.title.clone(), file, span });
        }
        if report.verdict == Verdict::Depends {
            return Some(Self { title: text::depends(report), file: None, span: None });
        }
        let statements = report.statements.iter();
        let statement = statements.filter(|it| it.effect == "Allow" && it.outcome == Applies::Applies);
        let by = statement.map(|it| match &it.sid {
            Some(sid) => (format!("The statement `{sid}` lets it in"), it.span),
            None => (format!("Statement {} lets it in", it.index + 1), it.span),
        });
        let policies = report.policies.iter();
        let matching = policies.filter(|it| it.decision == "allow" && it.outcome == Applies::Applies);
        let by = by.chain(matching.map(|it| (format!("Policy {} lets it in", it.index + 1), it.span))).next();
        by.map(|(title, span)| Self { title, file: Some(documents.policy.name.clone()), span: Some(span) })
    }
}

impl Error {
    pub(super) fn of_fault(fault: &Fault, file: &str) -> Self {
        Self {
            code: fault.code.to_owned(),
            message: fault.message.clone(),
            help: fault.help.clone(),
            file: Some(file.to_owned()),
            span: Some(fault.span),
        }
    }

    fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Usage(message) => Self {
                code: "usage".to_owned(),
                message: message.clone(),
                help: String::new(),
                file: None,
                span: None,
            },
            Failure::File(error) => Self {
                code: error.code.to_owned(),
                message: error.message.clone(),
                help: error.help.clone(),
                file: None,
                span: None,
            },
            Failure::Text(source, error) => Self {
                code: error.code.to_string(),
                message: error.message.to_string(),
                help: error.help.to_string(),
                file: Some(source.name.clone()),
                span: Some(error.span),
            },
        }
    }
}
