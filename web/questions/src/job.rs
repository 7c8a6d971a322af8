//! A job that somebody describes who has no token at hand.

use serde::{Deserialize, Serialize};

use crate::Question;

/// The audience of AWS that tools ask for unless they are told otherwise.
pub const AUDIENCE: &str = "sts.amazonaws.com";

/// Asks what can be said of the jobs of each issuer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Forms {}

impl Question for Forms {
    const FUNCTION: &'static str = "jobForms";
    type Answer = Vec<Form>;
}

/// What can be said of the jobs of an issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The issuer's id.
    pub issuer: String,
    /// Its name.
    pub name: String,
    /// Whether its URL has to be given.
    pub needs_url: bool,
    /// Whether its subjects may have ids next to the names.
    pub has_ids: bool,
    /// What a job may be for.
    pub runs: Vec<Run>,
}

/// What a job may be for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// In words, with `…` in the place of what is given.
    pub label: String,
    /// The parts that its subject needs, such as `BRANCH`.
    pub needed: Vec<String>,
    /// The parts that only other claims have.
    pub more: Vec<String>,
}

/// Asks for the claims of a job's token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describe {
    /// The issuer's id.
    pub issuer: String,
    /// Which of its runs it is.
    pub run: usize,
    /// The parts that are known, each after its name.
    pub parts: Vec<(String, String)>,
    pub audience: String,
    pub url: String,
    pub with_ids: bool,
}

impl Question for Describe {
    const FUNCTION: &'static str = "describeJob";
    /// As JSON, or the names of what is missing.
    type Answer = Result<String, Vec<String>>;
}
