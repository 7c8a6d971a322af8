//! The expressions of a program, and what they were taken for.

use serde::{Deserialize, Serialize};

use crate::Place;

/// What the name of an expression starts with among what a verdict rests on; that of a condition key is the key.
pub const HOLE: &str = "hole:";

/// What people read in the place of a name that a verdict rests on.
///
/// ```
/// assert_eq!(whydenied_report::rests_on("hole:var.branch"), "var.branch");
/// assert_eq!(whydenied_report::rests_on("aws:SourceIp"), "aws:SourceIp");
/// ```
#[must_use]
pub fn rests_on(name: &str) -> &str {
    name.strip_prefix(HOLE).unwrap_or(name)
}

/// Whether the name of something that a verdict rests on is that of a condition key: `PREFIX:NAME`. An expression is none,
/// nor is what only words can say, such as the policy of another role.
///
/// ```
/// use whydenied_report::is_condition_key;
///
/// assert!(is_condition_key("aws:SourceIp"));
/// assert!(!is_condition_key("hole:var.branch") && !is_condition_key("RoleArn"));
/// assert!(!is_condition_key("trust policy of arn:aws:iam::123456789012:role/deploy"));
/// ```
#[must_use]
pub fn is_condition_key(name: &str) -> bool {
    !name.starts_with(HOLE) && name.contains(':') && !name.contains(char::is_whitespace)
}

/// An expression of the program that a policy was read from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HoleReport {
    /// As it is written, white space folded.
    pub expression: String,
    /// What kind of an expression it is.
    pub kind: HoleKind,
    /// Where it stands.
    pub spans: Vec<Place>,
    /// What it stands for, where that is known or assumed; what stays open in it in double braces.
    pub value: Option<String>,
    /// What says so.
    pub resolved_by: Option<ResolvedBy>,
    /// What it may stand for, where the text says several things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
    /// What it would have to be for the tests to pass that rest on it: one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Whether `needs` is one of several ways to share a value with other expressions.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_example: bool,
    /// Whether it may be a pattern as well that `needs` fits.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_be_pattern: bool,
    /// What it must not be for the tests to pass that rest on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_not_be: Vec<String>,
    /// What it is known to fit, such as the name that a tool makes with letters at random.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<String>,
    /// Whether the verdict rests on it.
    pub decides: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl HoleReport {
    /// What it would have to be, as the end of a sentence about it; `None` where nothing is known of that.
    #[must_use]
    pub fn needed(&self) -> Option<String> {
        let listed = |texts: &[String]| {
            let quoted: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
            quoted.join(" or ")
        };
        match (self.needs.as_slice(), self.must_not_be.as_slice()) {
            ([], []) => None,
            ([], texts) => Some(format!("may be anything but {}", listed(texts))),
            (texts, _) if self.is_example => Some(format!("could be {}, for example", listed(texts))),
            (texts, _) if self.may_be_pattern => Some(format!("would have to fit {}", listed(texts))),
            (texts, _) => Some(format!("would have to be {}", listed(texts))),
        }
    }
}

/// What kind of an expression it is, by how it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HoleKind {
    /// Set from outside: `var.x`, `config.require("x")`, `$X`.
    #[default]
    Variable,
    /// Named in the text: `local.x`, a constant.
    Local,
    /// Known once it is deployed: the attribute of a resource.
    Reference,
    /// Computed.
    Call,
    /// One of several, by a condition.
    Condition,
    /// One of a list.
    Element,
    /// Left out: `...`, `(known after apply)`.
    Elided,
    /// Hidden on purpose.
    Secret,
}

/// What says what an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
