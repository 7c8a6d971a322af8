//! Why AWS or Pulumi Cloud denied an OIDC token: every statement and condition, the cause, its place, and an edit that was
//! tried.
//!
//! ```
//! use whydenied::{Token, aws, report::Verdict};
//!
//! // A job of GitHub Actions calls `AssumeRoleWithWebIdentity`: its token, or the claims of it.
//! let token = Token::read(r#"{
//!   "iss": "https://token.actions.githubusercontent.com",
//!   "aud": "sts.amazonaws.com",
//!   "sub": "repo:acme/web:environment:prod"
//! }"#)?;
//! // The trust policy of the role, or what it stands in: an answer of AWS, a program, a template.
//! let text = r#"{
//!   "Version": "2012-10-17",
//!   "Statement": {
//!     "Effect": "Allow",
//!     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
//!     "Action": "sts:AssumeRoleWithWebIdentity",
//!     "Condition": { "StringEquals": {
//!       "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
//!       "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"
//!     } }
//!   }
//! }"#;
//! let report = aws::check(&token, &aws::Policy::read(text)?, &aws::Request::default());
//!
//! assert_eq!(report.verdict, Verdict::Denied);
//! let cause = &report.findings[0];
//! assert_eq!(cause.code, "github-environment-replaces-ref");
//! assert_eq!(cause.title, "The job runs in environment `prod`, so its subject names that, not a branch");
//! assert_eq!(cause.span.unwrap().line, 9);
//!
//! // An edit of that text, which was tried on the same call.
//! let fix = cause.fix.as_ref().unwrap();
//! assert_eq!(fix.verdict_after, Verdict::Allowed);
//! assert!(fix.apply(text).unwrap().contains("repo:acme/web:environment:prod"));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```
//!
//! The engine is pure: no clock, no network, no files. The time, the role and the rest of the
//! request come in as an [`aws::Request`]; what nobody gives is unknown, and a verdict that rests
//! on it is [`Verdict::Depends`](report::Verdict::Depends).
//!
//! - [`case`] is the door that takes texts, whole or in halves; [`pasted`] says what a text is.
//! - [`token`] reads what people paste as a token; [`issuer`] knows who issued it.
//! - [`json`] reads a policy with the place of every part of it, [`yaml`] one in YAML.
//! - [`aws`] decides as AWS STS does, [`pulumi`] as the token exchange of Pulumi Cloud does.
//! - [`report`] is what a front end shows, as data, text and Markdown.
//! - [`limits`] says how long a text may be.
//! - [`explain`] says what the code of a finding means.
//! - [`pseudonym`] gives names other names, for texts that strangers see.
//!
//! # Features
//!
//! All but the last two are on by default. Where bytes count, rooms can be left out; what is asked of a room that is not
//! there is not there either, and [`aws::check`] leaves out what it would add.
//!
//! - `pulumi`: the token exchange of Pulumi Cloud, YAML, and other names for what is shared, which reads both.
//! - `lint`: what a policy lets in that its author may not mean.
//! - `mend`: edits that let a denied call in, and what to change elsewhere.
//! - `write`: the least policy for one token.
//! - `catalogue`: what each code means, with examples.
//! - `signature`: whether a key made the token's signature.
//! - `schema`: the JSON Schema of the report, by `schemars`.

// What only a room that is left out needs is reached by nobody.
#![cfg_attr(
    not(all(
        feature = "pulumi",
        feature = "lint",
        feature = "mend",
        feature = "write",
        feature = "catalogue"
    )),
    allow(dead_code, unused_imports, unreachable_pub, reason = "it is for a room that is left out")
)]

pub mod aws;
pub mod case;
#[cfg(feature = "catalogue")]
mod catalogue;
mod cut;
mod finding;
pub mod issuer;
pub mod json;
mod letters;
pub mod limits;
#[cfg(feature = "mend")]
mod mend;
mod near_miss;
pub mod operator;
pub mod pasted;
pub mod pattern;
mod program;
// Names stand in YAML and in requests as well: where these are not read, they would not be replaced.
#[cfg(feature = "pulumi")]
pub mod pseudonym;
#[cfg(feature = "pulumi")]
pub mod pulumi;
mod service_answer;
mod shell;
pub mod text;
pub mod time;
pub mod token;
mod unreadable;
mod variant;
#[cfg(feature = "write")]
pub mod write;
#[cfg(feature = "pulumi")]
pub mod yaml;

#[cfg(feature = "catalogue")]
pub use catalogue::{Check, Example, Explanation, catalogue, explain};
pub use token::Token;
pub use variant::job;
pub use whydenied_report as report;
pub(crate) use whydenied_report::order;
pub use whydenied_report::{outcome, secret, span};
