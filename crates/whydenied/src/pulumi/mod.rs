//! What Pulumi Cloud does when a token of another issuer is exchanged for one of its own.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>

pub mod document;
pub mod exchange;
pub mod policy;

pub use document::{Document, DocumentForm, Registration};
pub use exchange::Exchange;
pub use policy::{Decision, Policy, Rule, TokenType};
