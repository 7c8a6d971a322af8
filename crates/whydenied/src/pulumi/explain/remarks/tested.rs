//! A rule of a policy that was tested.

use crate::outcome::Outcome;
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::policy::Decision;
use crate::span::Lines;
use crate::text::Text;

/// A rule with a pattern, and the policy that it is of.
pub(crate) struct Tested<'a> {
    pub(crate) rule: &'a RuleTrace<'a, 'a>,
    pub(crate) pattern: &'a Text<'a>,
    pub(crate) policy: &'a PolicyTrace<'a, 'a>,
    /// The lines of the policies' text.
    pub(crate) lines: &'a Lines,
}

impl Tested<'_> {
    /// The path of the rule, as written.
    pub(crate) fn path(&self) -> &str {
        &self.rule.rule.path.text
    }

    /// Whether the policy denies.
    pub(crate) fn denies(&self) -> bool {
        self.policy.policy.decision == Some(Decision::Deny)
    }

    /// Whether the policy may be for what is asked for.
    pub(crate) fn is_about_exchange(&self) -> bool {
        self.policy.target.outcome != Outcome::Fail
    }
}
