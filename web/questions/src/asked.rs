//! What is asked when a person does something: tries a claim, shares, has a policy written.

use serde::{Deserialize, Serialize};
use whydenied_report::Report;

use crate::texts::Texts;
use crate::{Question, Service};

/// Asks for the whole report, to be taken along; nothing where there is no verdict.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    pub service: Service,
    pub texts: Texts,
    pub now: i64,
}

impl Question for Check {
    const FUNCTION: &'static str = "checkTexts";
    type Answer = Option<Report>;
}

/// Asks for the token's text with another value of a claim; nothing where it cannot be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeClaim {
    pub token: String,
    pub claim: String,
    pub value: String,
}

impl Question for ChangeClaim {
    const FUNCTION: &'static str = "changeClaim";
    type Answer = Option<String>;
}

/// Asks for texts that are shared together with other names in the place of those that stand in them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rename {
    /// Each after its name in a link.
    pub texts: Vec<(String, String)>,
}

impl Question for Rename {
    const FUNCTION: &'static str = "rename";
    /// In the same order.
    type Answer = Vec<String>;
}

/// Asks for the least policy for the token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Write {
    pub service: Service,
    /// The name of the language.
    pub language: String,
    pub texts: Texts,
    pub now: i64,
}

impl Question for Write {
    const FUNCTION: &'static str = "write";
    /// Or why none can be written, in a sentence.
    type Answer = Result<Written, String>;
}

/// A policy, and what there is to say of it, a sentence each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub policy: String,
    pub notes: Vec<String>,
}

/// Asks which engine it is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Introduce {}

impl Question for Introduce {
    const FUNCTION: &'static str = "introduce";
    type Answer = About;
}

/// What the engine is, and how old what it knows is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub version: String,
    /// A day, such as `2026-11-01`.
    pub facts_as_of: String,
    /// The day on which answers of AWS were recorded.
    pub recorded_on: String,
}
