//! Where in a program a cause lies.

use crate::aws::policy::{Condition, Policy, ProgramParts};
use crate::span::Span;

/// A cause in the policy of a program, as the policy alone tells it.
pub(crate) struct Site<'a> {
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) program: &'a ProgramParts,
    pub(crate) code: &'static str,
    pub(crate) span: Span,
    /// The test that fails.
    pub(crate) condition: Option<&'a Condition<'a>>,
    /// What the request has for it, if it has one value.
    pub(crate) actual: Option<&'a str>,
    /// The URL of the token's provider.
    pub(crate) own: &'a str,
}

impl Site<'_> {
    /// What stands in the program where the policy has it from.
    pub(crate) fn written(&self) -> &str {
        self.policy.text.get(self.span.start..self.span.end).unwrap_or_default()
    }
}
