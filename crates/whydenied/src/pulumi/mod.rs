//! What Pulumi Cloud does when a token of another issuer is exchanged for one of its own.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>

pub(crate) mod check;
pub mod checks;
pub mod compare;
pub(crate) mod decision;
pub mod document;
pub mod evaluate;
pub mod exchange;
pub(crate) mod explain;
pub mod grammar;
pub(crate) mod interpolation;
pub mod lifetime;
#[cfg(feature = "lint")]
pub(crate) mod lint;
#[cfg(feature = "mend")]
pub(crate) mod mend;
pub mod path;
pub mod policy;
pub mod target;
pub(crate) mod unreadable;
pub(crate) mod variants;

pub use document::{Document, DocumentForm, Registration};
pub use exchange::Exchange;
pub use policy::{Decision, Policy, Rule, TokenType};

#[cfg(feature = "lint")]
pub use check::{admissions, lint};
pub use check::{check, error_message, explain, variants};
