//! Ready-made denials, and the same set-up when it works.

mod catalogue;
mod jwt;

use whydenied::report::Verdict;

pub(crate) use catalogue::SCENARIOS;

/// One way of getting from a token to AWS.
#[derive(Debug)]
pub(crate) struct Scenario {
    /// What a person looks for in the list.
    pub(crate) title: &'static str,
    /// Who sends which token where, in one line.
    pub(crate) about: &'static str,
    /// The set-up when it works, and when it does not.
    pub(crate) variants: [Example; 2],
}

/// A token and a trust policy whose verdict is known.
#[derive(Debug)]
pub(crate) struct Example {
    /// A stable name.
    pub(crate) id: &'static str,
    /// What makes this variant what it is, in a few words.
    pub(crate) story: &'static str,
    /// What the engine says of it.
    pub(crate) verdict: Verdict,
    claims: &'static str,
    policy: &'static str,
}

impl Example {
    /// The example's token as it would be pasted: a JWT that is fresh at `now`.
    pub(crate) fn token(&self, now: i64) -> String {
        jwt::token(self.claims, now)
    }

    /// The example's trust policy.
    pub(crate) fn policy(&self) -> String {
        self.policy.trim_end().to_owned()
    }
}
