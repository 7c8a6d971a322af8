//! What a file of tests says, once it was read.

use std::fmt;

use clap::ArgMatches;
use serde::Serialize;
use whydenied::report::{DecidedBy, Place, Report, Verdict};
use whydenied::span::Span;

use crate::input::Source;

/// A file of tests.
#[derive(Debug)]
pub(crate) struct TestFile {
    pub(crate) source: Source,
    pub(crate) tests: Vec<Test>,
}

/// One test.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) place: Place,
    pub(crate) asked: Asked,
    /// What its call comes to, or each of its calls that `calls` does not name.
    pub(crate) expected: Expected,
    /// What single calls come to, by their labels.
    pub(crate) calls: Vec<(String, Expected)>,
}

/// What is asked of the policy.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Of AWS or of Pulumi Cloud.
    pub(crate) service: Service,
    /// The options of that service's command.
    pub(crate) options: ArgMatches,
    /// The token, or whoever sends one; none where a request has it.
    pub(crate) token: Option<Source>,
    /// Whether that calls, in the place of a token.
    pub(crate) is_caller: bool,
    /// Where the file of tests says so itself; what is wrong with it is wrong there.
    pub(crate) written_here: Option<Span>,
    /// The policy; none where the caller's file has it.
    pub(crate) policy: Option<Source>,
}

/// Whose rules decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    Aws,
    Pulumi,
}

/// What a test expects.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Expected {
    /// Nothing where only `calls` says.
    pub(crate) verdict: Option<Word>,
    /// The code of the first cause, if the test says one.
    pub(crate) cause: Option<String>,
    /// Where the file of tests says so.
    pub(crate) span: Place,
    /// Where it says the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause_span: Option<Place>,
}

/// A verdict as tests have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Word {
    Allowed,
    Denied,
    Depends,
    /// Whoever calls sends no token, so that the service is never asked.
    NoToken,
}

impl Word {
    pub(crate) const ALL: [Self; 4] = [Self::Allowed, Self::Denied, Self::Depends, Self::NoToken];

    /// What the report says.
    pub(crate) fn of(report: &Report) -> Self {
        Self::of_verdict(report.verdict, report.decided_by)
    }

    /// The same of a verdict and what settled it.
    pub(crate) fn of_verdict(verdict: Verdict, decided_by: DecidedBy) -> Self {
        match verdict {
            Verdict::Denied if decided_by == DecidedBy::Caller => Self::NoToken,
            Verdict::Denied => Self::Denied,
            Verdict::Allowed => Self::Allowed,
            Verdict::Depends => Self::Depends,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::Depends => "depends",
            Self::NoToken => "no-token",
        }
    }

    pub(crate) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.name() == name)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What is wrong with a file of tests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Fault {
    /// A stable code.
    pub(crate) code: &'static str,
    /// What is wrong, in one sentence.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
    /// Where.
    pub(crate) span: Place,
}
