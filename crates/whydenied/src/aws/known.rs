//! Statements in which some expressions are known.

use super::policy::{Condition, ConditionValue, Patterns, Principal, Statement, Text};
use crate::operator::Operator;
use crate::text::Stands;

/// Expressions, each with the text that it stands for.
pub(crate) type Known<'k> = [(&'k str, &'k str)];

fn text<'t>(text: &Text<'t>, known: &Known<'_>) -> Text<'t> {
    text.with(|hole| {
        let is_same = hole.stands != Stands::Varying;
        let own = known.iter().find(|(expression, _)| is_same && *expression == hole.expression);
        own.map(|(_, text)| (*text).to_owned())
    })
}

impl<'t> Statement<'t> {
    /// The statement with texts in the place of its expressions.
    pub(crate) fn with(&self, known: &Known<'_>) -> Self {
        let patterns = |patterns: &Patterns<'t>| Patterns {
            patterns: patterns.patterns.iter().map(|pattern| text(pattern, known)).collect(),
            ..*patterns
        };
        let principal = |principal: &Principal<'t>| Principal {
            entries: principal.entries.iter().map(|(kind, entry)| (*kind, text(entry, known))).collect(),
            ..*principal
        };
        Statement {
            sid: self.sid.clone(),
            principal: self.principal.as_ref().map(principal),
            action: self.action.as_ref().map(patterns),
            resource: self.resource.as_ref().map(patterns),
            conditions: self.conditions.iter().map(|condition| condition.with(known)).collect(),
            open: self.open.clone(),
            ..*self
        }
    }
}

impl Condition<'_> {
    /// The condition with texts in the place of its expressions.
    pub(crate) fn with(&self, known: &Known<'_>) -> Self {
        let operator_name = text(&self.operator_name, known);
        let operator = if operator_name.is_open() { None } else { Operator::parse(&operator_name.text) };
        Condition {
            operator: self.operator.or(operator),
            operator_name,
            key: text(&self.key, known),
            values: self.values.iter().map(|value| value.with(known)).collect(),
            span: self.span,
        }
    }
}

impl ConditionValue<'_> {
    fn with(&self, known: &Known<'_>) -> Self {
        match self.template.as_ref().filter(|_| self.is_open()).map(|template| template.with(known)) {
            None => self.clone(),
            Some(Ok(text)) => Self { text: text.into(), template: None, span: self.span },
            Some(Err(template)) => {
                Self { text: self.text.clone(), template: Some(template), span: self.span }
            }
        }
    }
}
