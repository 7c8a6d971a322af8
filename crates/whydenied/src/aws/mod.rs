//! What AWS STS does with `AssumeRoleWithWebIdentity`.
//!
//! [`check`] does it all; the parts are public for those who need a decision only:
//!
//! ```
//! use whydenied::{Token, aws, report::Verdict};
//!
//! let token = Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "s" }"#)?;
//! let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
//!     "Effect": "Allow",
//!     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
//!     "Action": "sts:AssumeRoleWithWebIdentity",
//!     "Condition": { "StringEquals": { "idp.example.com:sub": "s" } } } }"#)?;
//! let context = aws::Context::new(&token, &aws::Request::default());
//! assert_eq!(policy.evaluate(aws::ASSUME_ROLE, &context).verdict, Verdict::Allowed);
//! # Ok::<(), whydenied::report::InputError>(())
//! ```

pub mod arn;
mod at_odds;
mod candidates;
pub(crate) mod check;
pub(crate) mod claims;
pub(crate) mod compare;
mod complete;
pub mod context;
pub(crate) mod decision;
mod differs;
pub mod document;
pub(crate) mod entry;
pub mod evaluate;
pub(crate) mod explain;
pub(crate) mod fault;
pub mod global_keys;
pub(crate) mod grammar;
mod known;
#[cfg(feature = "lint")]
pub(crate) mod lint;
#[cfg(feature = "mend")]
pub(crate) mod mend;
pub mod policy;
pub mod principal;
pub mod provider;
pub mod request;
pub(crate) mod role;
pub(crate) mod script;
pub mod session;
pub(crate) mod shared_provider;
pub mod sts;
pub mod trace;
pub mod unknown;
pub mod variable;
pub(crate) mod variants;

pub use crate::operator;
pub use context::Context;
#[cfg(feature = "pulumi")]
pub(crate) use document::SEVERAL_ROLES;
pub use document::{Document, DocumentForm};
pub use policy::Policy;
pub use request::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, WrittenAs};

#[cfg(feature = "lint")]
pub use check::{admissions, lint};
pub use check::{check, check_under, explain, variants};

/// As of which month (`YYYY-MM`) AWS's documentation was read: what it changed later is not known here.
pub const FACTS_AS_OF: &str = "2026-11";
/// The day (`YYYY-MM-DD`) on which the answers of the real service were recorded that are `observed`.
pub const RECORDED_ON: &str = "2026-09-11";
