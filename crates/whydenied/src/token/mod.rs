//! What people paste as a token: a JWT with whatever stands around it, or its claims as JSON.

mod claims;
mod credential;
pub mod event;
pub mod jwks;
mod read;
pub mod signature;
mod within;
mod wrapping;

pub use claims::Token;

/// Whether the text is a JWT with whatever stands around it, be it whole or not.
pub(crate) fn starts_with_jwt(text: &str) -> bool {
    let core = wrapping::peel(text);
    text.get(core.start..core.end).is_some_and(|core| core.starts_with("eyJ"))
}
