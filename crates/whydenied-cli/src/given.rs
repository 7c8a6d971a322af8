//! The token and the policy of a call, each of a file of its own or both of one page.

use std::path::PathBuf;

use serde::Serialize;
use whydenied::case::boxes::Boxes;
use whydenied::limits;
use whydenied::pasted::{Kind, Service};
use whydenied::report::Input;
use whydenied::span::{Lines, Place};

use crate::args::Aws;
use crate::input::{self, Failure, Source};

/// The two texts of a call.
pub(crate) struct Given {
    /// The token, or whoever sends one: the file as it was given.
    pub(crate) token: Source,
    /// What of it is the token, every place where it is in the file.
    pub(crate) token_text: String,
    /// Whether that calls, in the place of a token.
    pub(crate) is_caller: bool,
    pub(crate) policy: Source,
    pub(crate) policy_text: String,
    /// What stands in files with several pieces.
    pub(crate) pieces: Vec<Recognised>,
    /// How many pieces of them are of no use.
    pub(crate) passed_over: usize,
}

/// A piece of a file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Recognised {
    role: Input,
    name: &'static str,
    file: String,
    span: Place,
}

impl Given {
    /// Reads the files. One that has both sides may be given alone.
    pub(crate) fn read(arguments: &Aws) -> Result<Self, Failure> {
        let token = arguments.caller.as_ref().or(arguments.token.as_ref());
        let (token, policy) = match (token, arguments.policy.as_ref()) {
            (Some(token), Some(policy)) => {
                (Some(input::read(Input::Token, token)?), Some(input::read(Input::Policy, policy)?))
            }
            (both, policy) => {
                (None, input::read_given(Input::Policy, both.or(policy).map(PathBuf::as_path))?)
            }
        };
        Self::of(token, policy, arguments.caller.is_some())
    }

    /// Sorts what the texts have. Either may have both sides, and is then given alone.
    pub(crate) fn of(
        token: Option<Source>,
        policy: Option<Source>,
        is_said_to_call: bool,
    ) -> Result<Self, Failure> {
        let mut pieces = Vec::new();
        let mut passed_over = 0;
        // Of the file that the token is in, or whoever sends one.
        let (mut has_caller, mut has_token) = (false, false);
        let mut sort = |source: &Source, is_of_token: bool| {
            // What is longer is one answer of AWS.
            if source.text.len() > limits::POLICY {
                return (None, None);
            }
            let boxes = Boxes::of(&source.text);
            for kind in boxes.found().map(|piece| piece.kind).filter(|_| is_of_token) {
                has_caller |= matches!(kind, Kind::Caller(_));
                has_token |= kind.input() == Some(Input::Token) && !matches!(kind, Kind::Caller(_));
            }
            if boxes.are_several() {
                let lines = Lines::new(&source.text);
                pieces.extend(boxes.found().filter_map(|piece| {
                    let (file, span) = (source.name.clone(), lines.place(piece.span));
                    Some(Recognised { role: piece.kind.input()?, name: piece.kind.name(), file, span })
                }));
                passed_over += boxes.passed_over();
            }
            let of = |input| boxes.in_place(Service::Aws, input).map(std::borrow::Cow::into_owned);
            (of(Input::Token), of(Input::Policy))
        };
        let (token, token_text, policy, policy_text) = match (token, policy) {
            (Some(token), Some(policy)) => {
                let (of_token, of_policy) = (sort(&token, true).0, sort(&policy, false).1);
                (token, of_token, policy, of_policy)
            }
            (Some(both), None) | (None, Some(both)) => {
                let (of_token, of_policy) = sort(&both, true);
                if let Some(missing) = missing(of_token.is_some(), of_policy.is_some()) {
                    return Err(Failure::Usage(format!("`{}` has {missing}", both.name)));
                }
                (both.clone(), of_token, both, of_policy)
            }
            (None, None) => {
                return Err(Failure::Usage("either --token or --caller must be given".to_owned()));
            }
        };
        let token_text = token_text.unwrap_or_else(|| token.text.to_string());
        let policy_text = policy_text.unwrap_or_else(|| policy.text.to_string());
        let is_caller = !has_token && (has_caller || is_said_to_call);
        Ok(Self { token, token_text, is_caller, policy, policy_text, pieces, passed_over })
    }

    /// What was read of files with several pieces, a line each.
    pub(crate) fn notes(&self) -> String {
        let note = |piece: &Recognised| {
            format!("note: `{}` has {} in line {}\n", piece.file, piece.name, piece.span.line)
        };
        let passed_over = match self.passed_over {
            0 => String::new(),
            1 => "note: another piece was passed over\n".to_owned(),
            count => format!("note: {count} other pieces were passed over\n"),
        };
        self.pieces.iter().map(note).chain([passed_over]).collect()
    }
}

/// What one file lacks that was to have both sides, and what to do.
fn missing(has_token: bool, has_policy: bool) -> Option<&'static str> {
    match (has_token, has_policy) {
        (true, true) => None,
        (true, false) => Some("no trust policy in it: give it with --policy"),
        (false, _) => Some("no token in it, and nothing that sends one: give it with --token or --caller"),
    }
}
