//! A test of a condition key that the request has, and that failed.

use std::borrow::Cow;

use super::mismatch::Mismatch;
use crate::Token;
use crate::aws::context::Context;
use crate::aws::evaluate::{ConditionTrace, Reason};
use crate::aws::explain::key_name::own_name;
use crate::aws::policy::{Condition, Version};
use crate::operator::Operator;
use crate::report::Nearest;

/// A test of a condition key that the request has, and that failed.
pub(crate) struct FailedTest<'a> {
    pub(crate) condition: &'a Condition<'a>,
    /// What made it fail.
    pub(crate) reason: Reason,
    pub(crate) operator: Operator,
    /// What the request has under the key.
    pub(crate) values: &'a [Cow<'static, str>],
    /// The version of the policy.
    pub(crate) version: Version,
    pub(crate) token: &'a Token,
    pub(crate) context: &'a Context,
}

impl<'a> FailedTest<'a> {
    pub(crate) fn of(
        trace: &'a ConditionTrace<'a, 'a>,
        values: &'a [Cow<'static, str>],
        version: Version,
        token: &'a Token,
        context: &'a Context,
    ) -> Option<Self> {
        let condition = trace.condition;
        Some(Self {
            condition,
            reason: trace.reason,
            operator: condition.operator?,
            values,
            version,
            token,
            context,
        })
    }

    /// The operator as the policy has it.
    pub(crate) fn operator_name(&self) -> &'a str {
        &self.condition.operator_name.text
    }

    /// The first value that the request has; empty if it has none.
    pub(crate) fn first(&self) -> &'a str {
        self.values.first().map_or("", |value| value)
    }

    /// The comparison of these two values.
    pub(crate) fn mismatch(&self, nearest: Nearest) -> Mismatch<'a> {
        let key = &*self.condition.key.text;
        let expected = self.condition.values.get(nearest.expected_index);
        Mismatch {
            operator: self.operator,
            operator_name: self.operator_name(),
            name: own_name(key, &self.context.provider.url).unwrap_or(key),
            expected: expected.map_or("", |value| &*value.text),
            actual: self.values.get(nearest.actual_index).map_or(self.first(), |value| &**value),
            parts: (nearest.expected, nearest.actual),
            choices: self.condition.values.len(),
            token: self.token,
            context: self.context,
        }
    }
}
