//! The values of an evaluation, and how surely a rule behind them is known.

use serde::{Deserialize, Serialize};

/// What one test came to. The order is that of a conjunction: a failure outweighs a `Depends`,
/// which outweighs a pass, so `and` is the maximum and `or` the minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The test holds.
    Pass,
    /// It rests on a request key that nobody gave.
    Depends,
    /// The test does not hold.
    Fail,
}

impl Outcome {
    /// `Pass` for true, `Fail` for false.
    #[must_use]
    pub const fn from_bool(holds: bool) -> Self {
        if holds { Self::Pass } else { Self::Fail }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.min(other)
    }
}

impl std::ops::Not for Outcome {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Pass => Self::Fail,
            Self::Depends => Self::Depends,
            Self::Fail => Self::Pass,
        }
    }
}

/// How a rule of the engine is known; the order is from the surest to the least sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The vendor's documentation says so.
    #[default]
    Documented,
    /// Seen in answers of the real service.
    Observed,
    /// Follows from what is documented or observed.
    Inferred,
    /// Nothing published settles it.
    Unconfirmed,
}

/// What the whole evaluation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The request is let in.
    Allowed,
    /// The request is refused.
    Denied,
    /// It rests on request keys that nobody gave.
    Depends,
}
