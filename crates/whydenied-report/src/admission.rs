//! Whom policies let in, as they say it themselves.

use serde::{Deserialize, Serialize};

use crate::Place;

/// Whom one statement or authorization policy lets in: whoever passes all of its tests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Admission {
    /// Whose tokens, or which tokens of Pulumi Cloud: `GitHub Actions`, `organization token`.
    pub who: String,
    /// The tests; without any, whoever has such a token gets in.
    pub tests: Vec<AdmissionTest>,
    /// Where the statement or policy stands.
    pub span: Place,
}

/// A test that is to be passed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct AdmissionTest {
    /// The claim, or the condition key of AWS; a rule's path as it is written.
    pub key: String,
    /// The condition operator; empty for a rule of Pulumi Cloud, which compares with a pattern.
    pub operator: String,
    /// The values, one of which is to match.
    pub values: Vec<String>,
    /// Where the test stands.
    pub span: Place,
}
