//! What Pulumi Cloud's authorization policies say of a token exchange.

use serde::{Deserialize, Serialize};

use crate::{Applies, Confidence, Nearest, Outcome, Place, Words};

/// One authorization policy.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyReport {
    /// Its position, counted from 0.
    pub index: usize,
    /// `allow` or `deny`; empty where the policy says neither.
    pub decision: Words,
    /// `organization`, `team`, `personal` or `runner`; empty where the policy says none of them.
    pub token_type: Words,
    /// Whether it matches the exchange.
    pub outcome: Applies,
    /// Where it stands.
    pub span: Place,
    /// Whether it is about the token that is asked for.
    pub target: TargetReport,
    /// The tests of its rules, all of which must pass.
    pub rules: Vec<RuleReport>,
    /// What there is to know of a policy without rules.
    pub rules_note: Option<Words>,
}

/// The test of what a policy is about.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetReport {
    /// How it went.
    pub outcome: Outcome,
    /// The team, user or runner that the policy names.
    pub name: Option<String>,
    /// Whether the policy grants admin permissions.
    pub admin: bool,
    /// One sentence.
    pub why: Words,
    /// How surely this is known.
    pub confidence: Confidence,
    /// Where the type or the name stands; the whole policy when there is neither.
    pub span: Place,
}

/// The test of one rule.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleReport {
    /// The key path as written.
    pub path: String,
    /// The pattern as written; nothing where it is a list, an object or null.
    pub pattern: Option<String>,
    /// The claim's texts, several of a list; nothing where it has none or is missing.
    pub actual: Option<Vec<String>>,
    /// How it went.
    pub outcome: Outcome,
    /// Where the claim and the pattern part, when they were compared and differ. `expected_index` is 0.
    pub nearest: Option<Nearest>,
    /// One sentence.
    pub why: Words,
    /// How surely Pulumi Cloud comes to the same.
    pub confidence: Confidence,
    /// From the path to the end of the pattern.
    pub span: Place,
    /// Where the path stands.
    pub path_span: Place,
    /// Where the pattern stands.
    pub pattern_span: Place,
}

/// The exchange as it was judged: what was given, completed by what was assumed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExchangeReport {
    /// The organization.
    pub organization: Option<String>,
    /// `organization`, `team`, `personal` or `runner`.
    pub token_type: Option<Words>,
    /// The team, user or runner that the token is asked for.
    pub target: Option<String>,
    /// Whether admin permissions are asked for.
    pub admin: bool,
    /// How long the token lives, if the exchange is allowed.
    pub lifetime: LifetimeReport,
    /// What nobody said and was assumed.
    pub assumptions: Vec<AssumptionReport>,
    /// What there is to know of the answer, whose text Pulumi does not publish.
    pub answer: Words,
}

/// The life of the access token, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LifetimeReport {
    /// What is asked for; 7,200 where nothing is.
    pub requested: u64,
    /// The longest that the issuer may; 90,000 where its registration does not say.
    pub maximum: u64,
    /// What the token gets.
    pub granted: u64,
}

/// Something that nobody said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssumptionReport {
    /// `organization`, `token_type` or `target`.
    pub field: Words,
    /// Its value.
    pub value: String,
    /// Where it was taken from.
    pub why: Words,
}

impl ExchangeReport {
    /// What is asked for, such as ``a personal token of user `alice` in `acme` ``.
    #[must_use]
    pub fn asks_for(&self) -> String {
        let (article, bearer) = match self.token_type.as_deref() {
            Some("organization") => ("an", ""),
            Some("personal") => ("a", "user"),
            Some(bearer) => ("a", bearer),
            None => ("a", ""),
        };
        let token_type = self.token_type.as_ref().map_or_else(String::new, |name| format!("{name} "));
        let whose = self.target.as_ref().map_or_else(String::new, |name| format!(" of {bearer} `{name}`"));
        let organization = self.organization.as_ref();
        let organization = organization.map_or_else(String::new, |name| format!(" in `{name}`"));
        let admin = if self.admin { " with admin permissions" } else { "" };
        let unsaid = if self.token_type.is_none() { ", of a type that was not given" } else { "" };
        format!("{article} {token_type}token{whose}{organization}{admin}{unsaid}")
    }
}
