//! Edits of statements, and of their principals and actions.

use std::borrow::Cow;

use super::condition::argument;
use super::{Edits, Manuscript};
use crate::aws::policy::{Patterns, Principal, Statement};
use crate::json::Value;
use crate::mend::script::Change;
use crate::mend::style::Draw;
use crate::report::Edit;
use crate::span::Span;

/// A statement that lets in tokens of one provider.
pub(crate) struct NewStatement<'s> {
    /// The provider's ARN.
    pub(crate) principal: Draw<'s>,
    pub(crate) actions: &'s [&'static str],
    /// Operators, keys and values.
    pub(crate) tests: &'s [(&'static str, String, String)],
}

impl Manuscript<'_> {
    /// Names one identity provider in the place of whomever a statement names.
    pub(crate) fn set_principal(&self, statement: &Statement<'_>, arn: &str) -> Edits {
        let principal = self.provider(Draw::text(arn));
        let name = self.element("Principal");
        let Some(old) = &statement.principal else {
            return self.add_member(statement.span, name, &principal);
        };
        if self.layout.style.notation.has_blocks() {
            return self.set_principal_block(old, arn);
        }
        let mut edits = vec![self.write(old.span, &principal)?];
        if old.negated {
            let (list, index) = self.layout.around(old.span)?;
            edits.extend(self.replace(list.entries.get(index)?.key?, name)?);
        }
        Some(edits)
    }

    /// The same in the one block that names somebody.
    fn set_principal_block(&self, old: &Principal<'_>, arn: &str) -> Edits {
        let [(_, only)] = old.entries.as_slice() else { return None };
        let (identifiers, _) = self.layout.around(only.span)?;
        let (block, _) = self.layout.around(identifiers.span)?;
        let kind = self.layout.member(block.span, "type")?;
        let mut edits = self.replace(only.span, arn)?;
        edits.extend(self.replace(kind.value, "Federated").unwrap_or_default());
        Some(edits).filter(|_| !old.negated)
    }

    /// Names one action in the place of whatever a statement names.
    pub(crate) fn set_action(&self, statement: &Statement<'_>, action: &str) -> Edits {
        let name = self.element("Action");
        let value = if self.arguments { Draw::Array(vec![Draw::text(action)]) } else { Draw::text(action) };
        let Some(old) = &statement.action else { return self.add_member(statement.span, name, &value) };
        let mut edits = vec![self.write(old.span, &value)?];
        if old.negated {
            let (list, index) = self.layout.around(old.span)?;
            edits.extend(self.replace(list.entries.get(index)?.key?, name)?);
        }
        Some(edits)
    }

    /// Names an action in addition to those that a statement names.
    pub(crate) fn add_action(&self, actions: &Patterns<'_>, action: &str) -> Edits {
        self.add_next_to(actions.patterns.last()?.span, action)
    }

    /// Gives a statement an effect.
    pub(crate) fn add_effect(&self, statement: &Statement<'_>, effect: &'static str) -> Edits {
        self.add_member(statement.span, self.element("Effect"), &Draw::text(effect))
    }

    /// Adds a statement after all others.
    pub(crate) fn add_statement(&self, new: &NewStatement<'_>) -> Edits {
        let drawn = self.statement(new);
        let root = self.layout.root.span;
        let name = self.element("Statement");
        if self.layout.style.notation.has_blocks() {
            return self.add_member(root, name, &Draw::Array(vec![drawn]));
        }
        let Some(statements) = self.find_element(root, "Statement") else {
            return self.add_member(root, name, &Draw::Array(vec![drawn]));
        };
        let span = statements.value;
        if self.layout.node(span).is_some_and(|node| matches!(node.value, Value::Array(_))) {
            return self.add_element(span, &drawn);
        }
        let only = self.layout.list(span)?;
        if only.entries.is_empty() {
            return Some(vec![self.write(span, &drawn)?]);
        }
        if let Some(edits) = self.layout.in_yaml(&Change::Listed(span, &drawn)) {
            return edits;
        }
        // A statement that stands alone becomes the first of a list.
        let style = &self.layout.style;
        let spread = self.layout.source(span).contains('\n');
        let indent = spread.then(|| self.layout.indent_at(span.start));
        let second = format!(",{}{}]", style.gap, style.write(&drawn, indent));
        Some(vec![
            Edit { start: span.start, end: span.start, text: "[".to_owned() },
            Edit { start: span.end, end: span.end, text: second },
        ])
    }

    /// Puts a policy with one statement in the place of what makes the policy.
    pub(crate) fn set_document(&self, new: &NewStatement<'_>) -> Edits {
        let statements = Draw::Array(vec![self.statement(new)]);
        let members = vec![("Version".into(), Draw::text("2012-10-17")), ("Statement".into(), statements)];
        Some(vec![self.write(self.layout.root.span, &Draw::Object(members))?])
    }

    fn statement<'d>(&self, new: &'d NewStatement<'_>) -> Draw<'d> {
        let action = match new.actions {
            [only] if !self.arguments => Draw::text(*only),
            actions => Draw::Array(actions.iter().map(|action| Draw::text(*action)).collect()),
        };
        let mut members = vec![
            ("Effect", Draw::text("Allow")),
            ("Principal", self.provider(new.principal.clone())),
            ("Action", action),
        ];
        if !new.tests.is_empty() {
            members.push(("Condition", self.block(new.tests)));
        }
        Draw::Object(members.into_iter().map(|(name, value)| (self.element(name).into(), value)).collect())
    }

    /// A condition block.
    fn block<'d>(&self, tests: &'d [(&'static str, String, String)]) -> Draw<'d> {
        if self.arguments {
            let tests = tests.iter().map(|(operator, key, value)| argument(operator, key, value));
            return Draw::Array(tests.collect());
        }
        let mut operators: Vec<(Cow<'d, str>, Draw<'d>)> = Vec::new();
        for (operator, key, value) in tests {
            let test = (key.as_str().into(), Draw::text(value.as_str()));
            match operators.iter_mut().find(|(known, _)| known == operator) {
                Some((_, Draw::Object(keys))) => keys.push(test),
                _ => operators.push(((*operator).into(), Draw::Object(vec![test]))),
            }
        }
        Draw::Object(operators)
    }

    /// A principal that is one identity provider.
    fn provider<'d>(&self, arn: Draw<'d>) -> Draw<'d> {
        if !self.arguments {
            return Draw::member("Federated", arn);
        }
        Draw::Array(vec![Draw::Object(vec![
            ("type".into(), Draw::text("Federated")),
            ("identifiers".into(), Draw::Array(vec![arn])),
        ])])
    }

    /// Puts a value in the place of another.
    fn write(&self, span: Span, value: &Draw<'_>) -> Option<Edit> {
        if let Some(edits) = self.layout.in_yaml(&Change::Value(span, value)) {
            return edits?.into_iter().next();
        }
        let spread = self.layout.style.spread && matches!(value, Draw::Object(_) | Draw::Array(_));
        let indent = spread.then(|| self.layout.indent_at(span.start));
        Some(Edit { start: span.start, end: span.end, text: self.layout.style.write(value, indent) })
    }
}
