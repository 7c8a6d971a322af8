//! A value as a condition has it.

use crate::aws::lint::trust::Trust;
use crate::aws::policy::{Condition, ConditionValue, Version};
use crate::operator::Operator;

/// One value of a condition, with all that says how it is read.
pub(crate) struct Written<'a> {
    pub(crate) trust: &'a Trust<'a>,
    pub(crate) condition: &'a Condition<'a>,
    pub(crate) operator: Operator,
    pub(crate) value: &'a ConditionValue<'a>,
    /// That of the policy.
    pub(crate) version: Version,
}

impl Written<'_> {
    pub(crate) fn text(&self) -> &str {
        &self.value.text
    }

    /// Whether a variable stands in the value, however it is written.
    pub(crate) fn has_variable(&self) -> bool {
        self.text().contains("${")
    }
}
