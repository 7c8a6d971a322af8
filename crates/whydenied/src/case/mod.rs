//! The door that takes texts: what people have at hand of one call, each text read for itself.
//!
//! A case never fails as a whole. It says of each text what was read, or what is wrong with it, and what is asked of it
//! needs only the texts that it is about: a verdict the token and the policy, a lint the policy alone, the claims and the
//! least policy the token alone.
//!
//! ```
//! use whydenied::aws::Request;
//! use whydenied::case::aws::{Case, Texts};
//! use whydenied::report::Verdict;
//!
//! let texts = Texts::default()
//!     .token(r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:acme/web:ref_type:branch:ref:main" }"#)
//!     .policy(r#"{ "Role": { "Arn": "arn:aws:iam::123456789012:role/deploy", "AssumeRolePolicyDocument": {
//!         "Version": "2012-10-17",
//!         "Statement": {
//!           "Effect": "Allow",
//!           "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
//!           "Action": "sts:AssumeRoleWithWebIdentity",
//!           "Condition": { "StringLike": { "gitlab.com:sub": "project_path:acme/*" } }
//!         }
//!     } } }"#);
//! let case = Case::read(&texts, Request::default()).at(Some(1_795_132_800));
//! assert_eq!(case.explain()?.verdict, Verdict::Allowed);
//! assert_eq!(case.lint()?[0].code, "broad-wildcard");
//!
//! // Half of it: there is no token, which is no reason not to say what is wrong with the policy.
//! let texts = Texts::default().policy("{ broken");
//! let half = Case::read(&texts, Request::default());
//! assert!(half.token.is_missing());
//! assert_eq!(half.policy.error().unwrap().code, "invalid-json");
//! assert_eq!(half.explain().unwrap_err().message, "there is no token here yet");
//! # Ok::<(), whydenied::report::InputError>(())
//! ```
//!
//! - [`aws`]: a call of `AssumeRoleWithWebIdentity`.
//! - [`callers`]: the same of every call that a workflow, manifests or settings make.
//! - [`exchanges`]: of every exchange that they make with Pulumi Cloud.
//! - [`pulumi`]: a token exchange with Pulumi Cloud.
//! - [`boxes`]: what of one text is which of these.
//! - [`policies`]: policies alone, of whichever service, also of many roles or issuers.

pub mod aws;
pub mod boxes;
#[cfg(feature = "pulumi")]
pub mod callers;
#[cfg(feature = "pulumi")]
pub mod exchanges;
#[cfg(feature = "pulumi")]
mod made;
#[cfg(feature = "lint")]
pub mod policies;
#[cfg(feature = "pulumi")]
pub mod pulumi;
mod reading;

pub use crate::report::Reading;
