//! An error of Pulumi Cloud, its command or its actions in place of a token, a policy or a request:
//! which half of the set-up it is about, and what to do now.

mod answers;

use super::aws::tail;
use crate::report::{Half, Input, InputError, LikelyCause, ServiceAnswer};
use crate::span::Span;
use answers::{ANSWERS, Answer, GENERAL};

/// The first known error in `text`, whatever log stands around it, as an error about `input`.
pub(crate) fn recognise(input: Input, text: &str) -> Option<InputError> {
    let (span, answer) = find(text, ANSWERS).or_else(|| find(text, GENERAL))?;
    let thing = match input {
        Input::Token => "a token",
        Input::Request => "a request",
        _ => "a policy",
    };
    let half = match answer.half {
        Half::Token => "there was no usable token to send",
        Half::Policy => "the token was taken, and no policy let it in",
        Half::Request => "the request was wrong, and no policy was asked",
        Half::Setup => "something else could not be set up",
        Half::Unknown => "it does not tell whether the token or the policies are to blame",
    };
    let next = match answer.half {
        Half::Token | Half::Unknown => {
            "paste the token that was sent, or its claims, and the issuer's authorization policies with it"
        }
        Half::Policy => "paste the authorization policies, and the token that was sent or its claims",
        Half::Request => {
            "mend the request; to see what it would get, paste it with the token and the policies"
        }
        Half::Setup => "mend the set-up first",
    };
    let message = format!("this is an error of {} and not {thing}: {half}", answer.speaker.name());
    let error = InputError::at(input, text, "pulumi-error-message", span, message.into(), next);
    let message = text.get(span.start..span.end).unwrap_or(answer.message).to_owned();
    Some(InputError { answer: Some(Box::new(describe(answer, message))), ..error })
}

fn find(text: &str, answers: &'static [Answer]) -> Option<(Span, &'static Answer)> {
    let known = answers.iter().filter_map(|answer| Some((text.find(answer.message)?, answer)));
    let (start, answer) = known.min_by_key(|(start, _)| *start)?;
    let end = start + answer.message.len();
    let rest = text.get(end..).unwrap_or_default();
    Some((Span::new(start, end + if answer.open { tail(rest) } else { 0 }), answer))
}

fn describe(answer: &Answer, message: String) -> ServiceAnswer {
    let causes = answer.causes.iter();
    ServiceAnswer {
        code: answer.code.unwrap_or_else(|| answer.speaker.code()).into(),
        message,
        half: answer.half,
        causes: causes.map(|&(cause, fix)| LikelyCause { cause: cause.into(), fix: fix.into() }).collect(),
        confidence: answer.confidence,
        source: Some(answer.source.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_recognised_in_a_log() {
        for answer in ANSWERS.iter().chain(GENERAL) {
            let log = format!("2026-11-20T18:00:00Z ##[error]error: {}\nexit 1", answer.message);
            let found = recognise(Input::Token, &log).and_then(|error| error.answer).unwrap();
            assert!(found.message.starts_with(answer.message) && !found.causes.is_empty(), "{log}");
            assert_eq!(found.half, answer.half, "{log}");
        }
        assert!(recognise(Input::Token, "organization").is_none());
    }
}
