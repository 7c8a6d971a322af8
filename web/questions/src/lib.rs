//! What the page asks of the engine, and what the engine answers: plain data, which both of them know.
//!
//! The page links no engine. It sends a [`Question`] to the module that has it, and reads the answer.
//!
//! - [`texts`] are all that a person gave, by name; [`fields`] the names of what stands in fields.
//! - [`examination`] is what is said of the texts at every change: above all the verdict.
//! - [`calls`] are those of a workflow, of manifests or of settings in the place of a token.
//! - [`advice`] is what takes longer: what to do about it, and who else gets in.
//! - [`intake`] is where a pasted text belongs.
//! - [`file`] is a file that was dropped or opened.
//! - [`job`] is a job that is described in the place of a token.
//! - [`asked`] are the other questions, one for each thing that a person can do.

pub mod advice;
pub mod asked;
pub mod calls;
pub mod examination;
pub mod fields;
pub mod file;
pub mod intake;
pub mod job;
pub mod texts;

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A question: its arguments are its own fields.
pub trait Question: Serialize + DeserializeOwned {
    /// The function of the engine's module that answers it.
    const FUNCTION: &'static str;
    /// How long its answer may take: whoever waits for it sees nothing happen.
    const PATIENCE: Duration = Duration::from_secs(3);
    /// What is answered.
    type Answer: Serialize + DeserializeOwned;
}

/// The service that decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// AWS STS, by a role's trust policy.
    #[default]
    Aws,
    /// Pulumi Cloud, by the authorization policies of an issuer.
    Pulumi,
}

impl Service {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Aws, Self::Pulumi];

    /// As links and the page's root have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Pulumi => "pulumi",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.name() == name)
    }

    /// The name of the text with its policy.
    #[must_use]
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Aws => texts::POLICY,
            Self::Pulumi => fields::PULUMI_POLICY,
        }
    }
}
