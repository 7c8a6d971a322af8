//! `error_lines.jsonl`: an error of AWS, pasted as it stands.

use serde::Deserialize;
use whydenied::pulumi::exchange::Parameters;
use whydenied::report::{Half, InputError};
use whydenied::{Token, aws, pulumi};

use crate::Known;
use crate::tally::{Case, Tally};

/// An error line, and what it says of the set-up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorLineCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted.
    pub text: String,
    /// The error's code.
    pub code: String,
    /// Its message.
    pub message: String,
    /// `token`, `policy` or `request`.
    pub half: String,
    /// What the likely causes mention.
    #[serde(default)]
    pub says: Vec<String>,
    /// In a few words.
    pub why: String,
}

/// Checks the error lines.
#[must_use]
pub fn error_lines() -> Tally {
    Tally::of::<ErrorLineCase>(include_str!("../cases/error_lines.jsonl"))
}

/// The same for Pulumi.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct PulumiErrorLineCase(ErrorLineCase);

/// Checks the error lines of Pulumi.
#[must_use]
pub fn pulumi_error_lines() -> Tally {
    Tally::of::<PulumiErrorLineCase>(include_str!("../cases/pulumi_error_lines.jsonl"))
}

impl Case for ErrorLineCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let as_token = Token::read(&self.text).map(drop);
        let as_policy = aws::Document::read(&self.text, None).map(drop);
        self.is_recognised("aws-error-message", [as_token, as_policy])
    }
}

impl Case for PulumiErrorLineCase {
    fn id(&self) -> &str {
        &self.0.id
    }

    fn check(&self) -> Result<(), String> {
        let as_policy = pulumi::Document::read(&self.0.text, None).map(drop);
        let as_request = Parameters::read(&self.0.text).map(drop);
        let anywhere = pulumi::error_message(&self.0.text).map_or(Ok(()), Err);
        self.0.is_recognised("pulumi-error-message", [as_policy, as_request, anywhere])
    }
}

impl ErrorLineCase {
    fn is_recognised<const N: usize>(
        &self,
        code: &str,
        results: [Result<(), InputError>; N],
    ) -> Result<(), String> {
        for result in results {
            let Err(error) = result else { return Err(format!("read ({})", self.why)) };
            let Some(answer) = error.answer.filter(|_| error.code == code) else {
                return Err(format!("{}: {}", error.code, error.message));
            };
            let half = match answer.half {
                Half::Token => "token",
                Half::Policy => "policy",
                Half::Request => "request",
                Half::Setup => "setup",
                Half::Unknown => "unknown",
            };
            let found = (&*answer.code, &*answer.message, half);
            if found != (&self.code, &self.message, &self.half) {
                return Err(format!("{:?} and not {found:?}", (&self.code, &self.message, &self.half)));
            }
            let causes = answer.causes.iter().flat_map(|likely| [&*likely.cause, &*likely.fix]);
            let said = causes.collect::<Vec<_>>().join(" ");
            if let Some(missing) = self.says.iter().find(|words| !said.contains(words.as_str())) {
                return Err(format!("{missing:?} is not in {said:?}"));
            }
            self.confidence.check(answer.confidence)?;
        }
        Ok(())
    }
}
