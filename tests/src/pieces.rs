//! Pages and pastes with several pieces, of `pieces.jsonl`: what is recognised in them, and what comes of both sides.

use serde::Deserialize;
use whydenied::aws::Request;
use whydenied::case::aws::{Case as Door, Texts};
use whydenied::case::boxes::Boxes;
use whydenied::case::callers::Callers;
use whydenied::pasted::Service;
use whydenied::pasted::caller::Caller;
use whydenied::report::{Input, Report};
use whydenied::span::Lines;

use crate::callers::AskedOf;
use crate::tally::{Case, Tally};
use crate::{Decision, Known};

/// A text that is of several kinds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What it is there for.
    pub why: String,
    /// What is pasted.
    pub text: String,
    /// What is recognised in it, each with its line.
    pub pieces: Vec<String>,
    /// How much is not.
    #[serde(default)]
    pub passed_over: usize,
    /// What goes into the box of the token, if that is told.
    pub token: Option<String>,
    /// What goes into the box of the policy, if that is told.
    pub policy: Option<String>,
    /// What the text does not say.
    #[serde(default)]
    pub asked: AskedOf,
    /// What comes of its calls, or of its token.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// What comes of one call of the page under its own policy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    call: Option<String>,
    sub: Option<String>,
    expect: Decision,
    cause: Option<String>,
    /// The line in which that stands.
    line: Option<usize>,
}

/// All of them.
#[must_use]
pub fn pieces() -> Tally {
    Tally::of::<PageCase>(include_str!("../cases/pieces.jsonl"))
}

/// No beginning of a text makes the cutter stumble, and places stay where they are.
///
/// # Panics
/// A text in its place is not as long as the page.
pub fn beginnings() {
    for line in include_str!("../cases/pieces.jsonl").lines() {
        let case: PageCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        for (at, _) in case.text.char_indices().step_by(7) {
            let text = &case.text[..at];
            let boxes = Boxes::of(text);
            for input in [Input::Token, Input::Policy, Input::Request] {
                let kept = boxes.in_place(Service::Aws, input);
                assert!(kept.is_none_or(|kept| kept.len() == text.len()), "{} up to {at}", case.id);
            }
        }
    }
}

impl Case for PageCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let boxes = Boxes::of(&self.text);
        let lines = Lines::new(&self.text);
        let line = |piece: &whydenied::pasted::Piece<'_>| lines.place(piece.span).line;
        let found: Vec<_> =
            boxes.found().map(|piece| format!("{} in line {}", piece.kind.name(), line(piece))).collect();
        if found != self.pieces || boxes.passed_over() != self.passed_over {
            return Err(format!("finds {found:?} and {}", boxes.passed_over()));
        }
        for (input, expected) in [(Input::Token, &self.token), (Input::Policy, &self.policy)] {
            let alone = boxes.alone(Service::Aws, input);
            if expected.is_some() && alone != *expected {
                return Err(format!("{input:?} is {alone:?}"));
            }
        }
        self.checks.iter().try_for_each(|check| self.judged(&boxes, check))
    }
}

impl PageCase {
    fn judged(&self, boxes: &Boxes<'_>, check: &Check) -> Result<(), String> {
        let token = boxes.in_place(Service::Aws, Input::Token).ok_or("there is no token")?;
        let policy = boxes.in_place(Service::Aws, Input::Policy).ok_or("there is no policy")?;
        let is_caller = Caller::read(&token, &self.asked.asked()).is_ok();
        let texts = Texts::default().token((!is_caller).then_some(&*token)).policy(&*policy);
        let case = Door::read(&texts, Request::default());
        if !is_caller {
            return check.agrees(&case.check().map_err(|error| error.to_string())?);
        }
        let asked = self.asked.asked();
        let callers = Callers::read(&case, &token, &asked).map_err(|error| error.to_string())?;
        let fits = |call: &whydenied::pasted::caller::Call| {
            check.call.as_ref().is_none_or(|name| call.name.contains(name))
        };
        let number = callers.caller.calls.iter().position(fits);
        let names: Vec<_> = callers.caller.calls.iter().map(|call| &*call.name).collect();
        let number = number.ok_or_else(|| format!("there are {names:?}"))?;
        let sub = callers.caller.calls[number].token.claim_text("sub");
        if check.sub.is_some() && sub != check.sub.as_deref() {
            return Err(format!("the subject is {sub:?}"));
        }
        check.agrees(&callers.check(number).map_err(|error| error.to_string())?)
    }
}

impl Check {
    fn agrees(&self, report: &Report) -> Result<(), String> {
        let verdict = Decision::from(report.verdict);
        let main = report.main_finding();
        let code = main.map(|finding| &*finding.code);
        if verdict != self.expect || self.cause.is_some() && code != self.cause.as_deref() {
            return Err(format!("{verdict:?}, for {code:?}"));
        }
        let line = main.and_then(|finding| finding.span).map(|place| place.line);
        if self.line.is_some() && line != self.line { Err(format!("in line {line:?}")) } else { Ok(()) }
    }
}
