//! `unreadable.jsonl`: texts that are no token or no policy.

use serde::Deserialize;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::pasted::caller::{Asked, Caller};
use whydenied::pulumi::exchange::Parameters;
use whydenied::token::jwks::Jwks;
use whydenied::{Token, aws, pulumi};

use crate::tally::{Case, Tally};

/// A text that cannot be read, and what is said about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnreadableCase {
    /// Its name.
    pub id: String,
    /// `token`, `caller`, `policy`, `rcp`, `provider`, `jwks`, `request` or `pulumi` for authorization policies.
    pub input: String,
    /// The text.
    pub text: String,
    /// How many times the text is repeated.
    #[serde(default = "once")]
    pub repeat: usize,
    /// The error's code.
    pub code: String,
    /// The line of its place, from 1.
    pub line: usize,
    /// The column of its place, from 1.
    pub column: usize,
    /// Words of the message and the help.
    #[serde(default)]
    pub says: Vec<String>,
    /// In a few words.
    pub why: String,
}

const fn once() -> usize {
    1
}

/// Checks the cases.
#[must_use]
pub fn unreadable() -> Tally {
    Tally::of::<UnreadableCase>(include_str!("../cases/unreadable.jsonl"))
}

impl UnreadableCase {
    /// What a person would have pasted.
    #[must_use]
    pub fn pasted(&self) -> String {
        self.text.repeat(self.repeat)
    }
}

impl Case for UnreadableCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.pasted();
        let error = match &*self.input {
            "token" => Token::read(&text).map(drop),
            "caller" => Caller::read(&text, &Asked::default()).map(drop),
            "jwks" => Jwks::read(&text).map(drop),
            "rcp" => aws::Policy::read_resource_control(&text).map(drop),
            "provider" => ProviderAnswer::read(&text).map(drop),
            "request" => Parameters::read(&text).map(drop),
            "pulumi" => pulumi::Document::read(&text, None).map(drop),
            _ => aws::Policy::read(&text).map(drop),
        };
        let Err(error) = error else {
            return Err(format!("read without an error ({})", self.why));
        };
        let found = (&*error.code, error.span.line, error.span.column);
        if found != (&*self.code, self.line, self.column) {
            return Err(format!(
                "{} at {}:{} and not {} at {}:{}: {error} ({})",
                self.code, self.line, self.column, found.0, found.1, found.2, self.why
            ));
        }
        if error.message.is_empty() || error.help.is_empty() {
            return Err("no words".to_owned());
        }
        let words = format!("{}; {}", error.message, error.help);
        if words.contains("put it in double quotes") && error.code != "invalid-json" {
            return Err(format!("`{words}` takes it for JSON"));
        }
        if let Some(missing) = self.says.iter().find(|said| !words.contains(said.as_str())) {
            return Err(format!("`{words}` says nothing of `{missing}`"));
        }
        Ok(())
    }
}
