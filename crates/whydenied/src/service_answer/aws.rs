//! An error of AWS in place of a token or a policy: which half of the set-up it is about, and why
//! it may have come.

mod answers;
mod clients;
mod saving;

use crate::report::{Half, Input, InputError, LikelyCause, ServiceAnswer};
use crate::span::Span;
use crate::time::{CLOCK_TOLERANCE, words, written};
use answers::{ANSWERS, Answer, CODES};
use clients::{CLIENTS, ClientError};
use saving::REFUSALS;

/// The code of the error that an answer of AWS is in place of something else.
pub(crate) const CODE: &str = "aws-error-message";

/// The call, which every SDK names in its error.
const CALL: &str = "AssumeRoleWithWebIdentity";

/// What saves a trust policy, in the words of SDKs and Terraform.
const SAVES: [&str; 4] = ["CreateRole", "UpdateAssumeRolePolicy", "creating IAM Role", "updating IAM Role"];

/// The first error of AWS in `text`, whatever log stands around it, as an error about `input`.
pub(crate) fn recognise(input: Input, text: &str) -> Option<InputError> {
    let Some((span, answer)) = find(text) else { return unanswered(input, text) };
    let thing = thing(input);
    let half = match answer.half {
        Half::Token => "AWS refused the token before it read any policy",
        Half::Policy => "AWS took the token, and no policy let it in",
        Half::Request => "AWS refused the parameters of the call",
        Half::Setup | Half::Unknown => "AWS refused a step of the set-up",
    };
    let next = match answer.half {
        Half::Token => "paste the token that was sent, or its claims, and the role's trust policy with it",
        Half::Policy => {
            "paste the role's trust policy, and the token that was sent or its claims, to see which condition failed"
        }
        Half::Request => "look at the role's ARN, the session name and the duration that the call names",
        Half::Setup | Half::Unknown => "mend the set-up first; the token and the trust policy were not asked",
    };
    let message = format!("this is the answer `{}` of AWS and not {thing}: {half}", answer.code);
    let error = InputError::at(input, text, CODE, span, message.into(), next);
    Some(InputError { answer: Some(Box::new(answer)), ..error })
}

/// The first error of a client that got no answer.
fn unanswered(input: Input, text: &str) -> Option<InputError> {
    let is_said = |error: &&ClientError| text.contains(error.message) && text.contains(error.beside);
    let error = CLIENTS.iter().find(is_said)?;
    let start = text.find(error.message)?;
    let rest = text.get(start..).unwrap_or_default();
    let span = Span::new(start, start + tail(rest).max(error.message.trim_end().len()));
    let message = format!("this is an error of {} and not {}: {}", error.speaker, thing(input), error.says);
    let said = text.get(span.start..span.end).unwrap_or(error.message).to_owned();
    let next = match error.half {
        Half::Setup => "mend that first; the token and the trust policy were not asked",
        Half::Token => "have the job ask for a token first; the trust policy was not asked",
        _ => "paste the answer of AWS, which is next to it in the log",
    };
    let unread = InputError::at(input, text, CODE, span, message.into(), next);
    Some(InputError { answer: Some(Box::new(error.answer(said))), ..unread })
}

/// What belongs there.
const fn thing(input: Input) -> &'static str {
    match input {
        Input::Token => "a token",
        Input::Provider => "the description of a provider",
        Input::Jwks => "a key set",
        Input::Request => "a request",
        Input::Policy | Input::ResourceControlPolicy => "a policy",
    }
}

fn find(text: &str) -> Option<(Span, ServiceAnswer)> {
    let known = ANSWERS.iter().chain(REFUSALS);
    let known = known.filter_map(|answer| Some((text.find(answer.message)?, answer)));
    if let Some((start, answer)) = known.min_by_key(|(start, _)| *start) {
        let rest = text.get(start + answer.message.len()..).unwrap_or_default();
        let end = start + answer.message.len() + if answer.open { tail(rest) } else { 0 };
        let message = text.get(start..end).unwrap_or(answer.message).to_owned();
        return Some((Span::new(start, end), describe(answer, message, rest)));
    }
    // A message of another day: the code alone tells which half it is about.
    let codes = if text.contains(CALL) {
        CODES
    } else if SAVES.iter().any(|call| text.contains(call)) {
        std::slice::from_ref(&saving::OTHER)
    } else {
        return None;
    };
    let known = codes.iter().filter_map(|answer| Some((text.find(answer.code)?, answer)));
    let (start, answer) = known.min_by_key(|(start, _)| *start)?;
    let span = Span::new(start, start + answer.code.len());
    let line = text.get(span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let message = line.split_once(": ").map_or("", |(_, message)| message.trim());
    Some((span, describe(answer, message.to_owned(), "")))
}

/// How far a message reaches that ends in a value: to the end of its line, without what SDKs add.
pub(super) fn tail(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let ends = [" status code:", "\\n", "\"", "'", "<", " (Service:", ", request id"];
    let end = ends.iter().filter_map(|end| line.find(end)).min().unwrap_or(line.len());
    line.get(..end).unwrap_or_default().trim_end().len()
}

fn describe(answer: &'static Answer, message: String, rest: &str) -> ServiceAnswer {
    let causes = answer.causes.iter();
    let mut causes: Vec<_> =
        causes.map(|&(cause, fix)| LikelyCause { cause: cause.into(), fix: fix.into() }).collect();
    causes.splice(0..0, times(answer.message, rest));
    ServiceAnswer {
        code: answer.code.into(),
        message,
        half: answer.half,
        causes,
        confidence: answer.confidence,
        source: answer.source.map(Into::into),
    }
}

/// What the times in a message say. AWS has moved its own by the tolerance before it writes it
/// (observed).
fn times(message: &str, rest: &str) -> Option<LikelyCause> {
    let mut numbers = rest
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map_while(|digits| digits.parse::<i64>().ok());
    let (cause, fix) = if message == answers::EXPIRED {
        let (clock, exp) = (numbers.next()?.checked_add(CLOCK_TOLERANCE)?, numbers.next()?);
        let late = words(clock.saturating_sub(exp).max(0));
        (
            format!(
                "the token expired at {}, {late} before the call: the clock of AWS stood at {}, the message \
                 names a time {CLOCK_TOLERANCE} seconds earlier",
                written(exp),
                written(clock)
            ),
            "request a fresh token right before the call",
        )
    } else if message == answers::NOT_YET_VALID {
        let (clock, nbf) = (numbers.next()?.checked_sub(CLOCK_TOLERANCE)?, numbers.next()?);
        let early = words(nbf.saturating_sub(clock).max(0));
        (
            format!(
                "the token is valid from {}, {early} after the call: the clock of AWS stood at {}, the message \
                 names a time {CLOCK_TOLERANCE} seconds later",
                written(nbf),
                written(clock)
            ),
            "set the issuer's clock, or wait",
        )
    } else if message == answers::TOO_OLD {
        (format!("the token was issued {} before the call", words(numbers.next()?)), "request a fresh token")
    } else if message == answers::ISSUED_IN_FUTURE {
        let iat = written(numbers.next()?);
        (format!("the token says that it was issued at {iat}, which lay ahead"), "set the issuer's clock")
    } else {
        return None;
    };
    Some(LikelyCause { cause: cause.into(), fix: fix.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_recognised_in_a_log() {
        for answer in ANSWERS.iter().chain(REFUSALS) {
            let log = format!(
                "2026-11-20T18:00:00Z ##[error]An error occurred ({}) when calling the {CALL} operation: {}\nexit 1",
                answer.code, answer.message
            );
            let found = recognise(Input::Token, &log).and_then(|error| error.answer).unwrap();
            assert_eq!((&*found.code, found.half), (answer.code, answer.half), "{log}");
            assert!(found.message.starts_with(answer.message) && !found.causes.is_empty(), "{log}");
        }
    }

    #[test]
    fn every_error_of_a_client_is_recognised_in_a_log() {
        for error in CLIENTS {
            let log =
                format!("time=\"2026-11-20\" level=error msg=\"{} {}\"\nexit 1", error.message, error.beside);
            let found = recognise(Input::Policy, &log).unwrap();
            assert!(found.message.contains(error.speaker) && found.message.ends_with(error.says), "{log}");
        }
        let refused = "Error: creating IAM Role (x): MalformedPolicyDocument: something new";
        let found = recognise(Input::Policy, refused).and_then(|error| error.answer).unwrap();
        assert_eq!((&*found.code, &*found.message), ("MalformedPolicyDocument", "something new"));
    }

    #[test]
    fn a_code_is_enough_if_the_call_is_named() {
        let named = "An error occurred (IDPCommunicationError) when calling the AssumeRoleWithWebIdentity operation: x y";
        let found = recognise(Input::Token, named).and_then(|error| error.answer).unwrap();
        assert_eq!((&*found.code, &*found.message), ("IDPCommunicationError", "x y"));
        assert!(recognise(Input::Token, "AccessDenied").is_none());
    }
}
