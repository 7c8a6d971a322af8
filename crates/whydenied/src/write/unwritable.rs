//! Tokens that no policy could admit.

use crate::report::{Input, InputError, Words};
use crate::span::Place;

/// No policy could admit the token.
pub(super) fn unwritable(message: impl Into<Words>, help: &'static str) -> InputError {
    InputError {
        input: Input::Token,
        code: "no-policy-admits-token".into(),
        message: message.into(),
        help: help.into(),
        span: Place { start: 0, end: 0, line: 1, column: 1 },
        answer: None,
    }
}
