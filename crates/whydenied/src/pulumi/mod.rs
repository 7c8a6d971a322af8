//! What Pulumi Cloud does when a token of another issuer is exchanged for one of its own.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>

pub mod checks;
pub mod compare;
pub(crate) mod decision;
pub mod document;
pub mod evaluate;
pub mod exchange;
pub mod grammar;
pub(crate) mod interpolation;
pub mod lifetime;
pub mod path;
pub mod policy;
pub mod target;
pub(crate) mod variants;

pub use document::{Document, DocumentForm, Registration};
pub use exchange::Exchange;
pub use policy::{Decision, Policy, Rule, TokenType};

pub use crate::check::pulumi::{check, error_message, explain, lint, variants};
