//! What people paste as a token: a JWT with whatever stands around it, or its claims as JSON.

use crate::json::Node;
use crate::report::{InputError, TokenForm, TokenReport};

/// A token as it was read. Nothing in it has been verified.
#[derive(Clone, Debug)]
pub struct Token {
    /// What was pasted.
    pub form: TokenForm,
    /// The JOSE header of a JWT.
    pub header: Option<Node<'static>>,
    /// The claims, an object.
    pub claims: Node<'static>,
}

impl Token {
    /// Reads a pasted token.
    ///
    /// # Errors
    /// What was found instead, where, and what to do about it.
    pub fn read(text: &str) -> Result<Self, InputError> {
        let _ = text;
        todo!()
    }

    /// The token alone, readable; with `now` (seconds since 1970) times say how long ago they were.
    #[must_use]
    pub fn report(&self, now: Option<i64>) -> TokenReport {
        let _ = now;
        todo!()
    }
}
