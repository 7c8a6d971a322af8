//! What `whydenied` says of a token and a policy, as data that can be written and read
//! back: the ground under the engine, and all that a front end needs.
//!
//! - [`Report`] is everything there is to say of one call; a [`Finding`] is one thing of it, an [`InputError`] a text that
//!   could not be read. They have a Markdown form.
//! - [`span`] has places in the pasted texts, [`outcome`] what a test came to and how surely that is known.
//! - [`visible`] shows what can be seen of a text, [`secret`] finds what nobody else may have.
//! - [`sentence`] makes a sentence of a message, [`json`] sets JSON as a person reads it, [`key_path`] writes a path to a claim.
//!
//! ```
//! use whydenied_report::Finding;
//!
//! let json = r#"{ "code": "no-subject-condition", "severity": "error", "title": "Anybody gets in", "detail": "", "help": "",
//!   "confidence": "documented", "input": "policy", "document": 0, "span": null, "source": null, "access_analyzer": null,
//!   "fix": null, "alternatives": [], "remedies": [] }"#;
//! let finding: Finding = serde_json::from_str(json)?;
//! assert_eq!(finding.code, "no-subject-condition");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! With the feature `schema` all of it has a JSON Schema, by `schemars`.

mod admission;
mod authorization;
mod calls;
mod finding;
mod hole;
mod input_report;
pub mod json;
pub mod key_path;
mod lead;
mod markdown;
pub mod order;
pub mod outcome;
mod parted;
mod reading;
mod report;
#[cfg(feature = "schema")]
mod schema;
pub mod secret;
mod sentence;
pub mod span;
pub mod title;
mod value;
mod variant;
pub mod visible;

pub use admission::{Admission, AdmissionTest};
pub use authorization::{
    AssumptionReport, ExchangeReport, LifetimeReport, PolicyReport, RuleReport, TargetReport,
};
pub use calls::{CallReport, Calls};
pub use finding::{
    Edit, Elsewhere, Finding, Fix, Half, Input, InputError, LikelyCause, ParameterChange, Remedy,
    ServiceAnswer, Severity, Snippet, Unread, UnreadPolicy,
};
pub use hole::{HOLE, HoleKind, HoleReport, ResolvedBy, is_condition_key, rests_on};
pub use input_report::{InputReport, InputRole};
pub use lead::Comparison;
pub use markdown::{lint_markdown, tally, variants_markdown};
pub use outcome::{Confidence, Outcome, Verdict};
pub use parted::Parted;
pub use reading::Reading;
pub use report::{
    Applies, ClaimPart, ClaimReport, ConditionReport, ContextEntry, DecidedBy, ElementReport,
    EvaluationReport, Gate, GateState, IssuerReport, KeyState, Kind, Nearest, Report, ServiceError,
    Signature, StatementReport, TimeReport, TokenForm, TokenReport, Words, to_json,
};
pub use sentence::sentence;
pub use span::Place;
pub use value::Value;
pub use variant::{ClaimChange, Variant};
