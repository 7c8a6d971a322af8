//! What became of the texts of a case.

#[cfg(feature = "pulumi")]
use crate::pasted::caller::{Asked, Caller};
use crate::report::{Input, InputError, Reading};
use crate::variant::job;
use crate::{Token, unreadable};

/// What was read, where nothing can be said without it.
pub(super) fn needed<T>(reading: &Reading<T>, input: Input) -> Result<&T, InputError> {
    match reading {
        Reading::Read(value) => Ok(value),
        Reading::Unread(error) => Err(error.clone()),
        Reading::Missing => Err(unreadable::empty(input, "")),
    }
}

/// Reads a token, or the subject of one alone: the claims that follow from it, of which others are not known.
pub(super) fn token(text: &str) -> Result<Token, InputError> {
    Token::read(text).or_else(|error| {
        let Some(claims) = job::claims_of_subject(text) else { return Err(of_caller(text).unwrap_or(error)) };
        let token = Token::read(&claims).map_err(|_| error)?;
        Ok(Token { is_partial: true, pasted: None, ..token })
    })
}

/// What is wrong with a text that was meant as whoever calls.
#[cfg(feature = "pulumi")]
fn of_caller(text: &str) -> Option<InputError> {
    if !unreadable::not_json::is_caller(text) {
        return None;
    }
    Caller::read(text, &Asked::default()).err()
}

#[cfg(not(feature = "pulumi"))]
const fn of_caller(_: &str) -> Option<InputError> {
    None
}
