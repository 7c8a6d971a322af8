//! The expressions of a program, and what they were taken for.

use serde::{Deserialize, Serialize};

use crate::Place;

/// An expression of the program that a policy was read from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct HoleReport {
    /// As it is written, white space folded.
    pub expression: String,
    /// Where it stands.
    pub spans: Vec<Place>,
    /// What it stands for, where that is known or assumed; what stays open in it in double braces.
    pub value: Option<String>,
    /// What says so.
    pub resolved_by: Option<ResolvedBy>,
    /// What it may stand for, where the text says several things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
    /// What it would have to be for a test to pass.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// What it is known to fit, such as the name that a tool makes with letters at random.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<String>,
    /// Whether the verdict rests on it.
    pub decides: bool,
}

/// What says what an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResolvedBy {
    /// Whoever asked.
    Given,
    /// The expression itself.
    Expression,
    /// Another part of the text.
    Text,
    /// A default.
    Default,
    /// It is the account or the partition that the role is in.
    Pseudo,
    /// The token's issuer: an assumption, since it stands where a provider does.
    Issuer,
}
