//! What is said of the texts as they stand: what each is or what is wrong with it, and the verdict.

use serde::{Deserialize, Serialize};
use whydenied_report::{Admission, Finding, InputError, Reading, Report, TokenReport};

use crate::asked::Written;
use crate::calls::Calls;
use crate::texts::Texts;
use crate::{Question, Service};

/// Asks for it, at every change.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Examine {
    pub service: Service,
    pub texts: Texts,
    /// The time, in seconds since 1970.
    pub now: i64,
}

impl Question for Examine {
    const FUNCTION: &'static str = "examine";
    type Answer = Examination;
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Examination {
    /// What the token says.
    pub token: Reading<TokenReport>,
    /// Whoever calls, where a workflow, manifests or settings stand in the place of the token.
    pub calls: Option<Calls>,
    /// Its claims as JSON on one line, as they were written.
    pub claims: String,
    /// Why no run has such claims together, where somebody wrote or changed them: a clause.
    pub at_odds: Option<String>,
    /// What the policies of the service stand in.
    pub policy: Reading<PolicyFacts>,
    /// How many resource control policies there are.
    pub limits: Reading<usize>,
    /// How many keys the issuer's key set has.
    pub keys: Reading<usize>,
    /// Whether the arithmetic of signatures is needed for them, and not there yet.
    pub needs_arithmetic: bool,
    /// What is unusual with the request to Pulumi Cloud that was pasted.
    pub request: Reading<Vec<Finding>>,
    /// What the service said, where its error message stands in the place of the token.
    pub answer: Option<InputError>,
    /// What the documents say of the request, by the ids of the fields in which it can be overridden.
    pub known: Vec<(String, Known)>,
    /// The verdict and why; nothing where a text that it needs is missing or cannot be read. On AWS what to do about it
    /// and the risks are in the advice, of Pulumi Cloud they are here.
    pub report: Option<Report>,
    /// What there is to say while the token or the policies are missing.
    pub half: Half,
    /// For each rule of the authorization policies, in the report's order, the claim that its path leads into.
    pub claims_of_rules: Vec<Vec<Option<String>>>,
}

/// The answer to half of what a verdict needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Nothing is missing, or what is there cannot be read.
    #[default]
    Neither,
    /// Of the policies alone: whom they let in as they say it themselves, and what is risky or broken about them, the
    /// gravest first.
    Policies { admissions: Vec<Admission>, findings: Vec<Finding> },
    /// Of the token alone: the least policy for it, as JSON, or why none can be written.
    Token(Result<Written, String>),
}

/// What a policy stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyFacts {
    /// In words, such as `role deploy`; nothing where it stands alone.
    pub source: Option<String>,
    /// How many there are.
    pub count: usize,
}

/// A value that a document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub value: String,
    pub origin: Origin,
}

/// The document that says a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// CloudTrail's record of the call.
    Event,
    /// The answer of AWS about the role.
    Answer,
}
