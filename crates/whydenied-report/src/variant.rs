//! Tokens like the one at hand, and what the policies make of each.

use serde::{Deserialize, Serialize};

use crate::{Value, Verdict};

/// A token like the one at hand, and what the policies make of it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Variant {
    /// What it is, in its issuer's terms: "push to `main`". Names are in backticks.
    pub label: String,
    /// Whether it is the token at hand.
    pub is_this: bool,
    /// Whether the policies name what is other in it.
    pub named: bool,
    /// What the service would decide. Its times and its signature are taken to be right, unless it is
    /// the token at hand.
    pub verdict: Verdict,
    /// What nobody gave and the verdict rests on; empty unless it `depends`.
    pub depends_on: Vec<String>,
    /// The claims that are others than in the token at hand.
    pub changes: Vec<ClaimChange>,
    /// All its claims.
    pub claims: Value,
}

/// A claim that differs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimChange {
    /// The claim; the keys of a nested one with dots between them.
    pub claim: String,
    /// What the token at hand has, as text, if it has the claim.
    pub before: Option<String>,
    /// What the other one has, if it has the claim.
    pub after: Option<String>,
}
