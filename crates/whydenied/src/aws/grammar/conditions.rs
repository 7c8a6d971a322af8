//! The condition block of a statement.

use std::borrow::Cow;

use super::Reader;
use crate::aws::operator::Operator;
use crate::aws::policy::{Condition, ConditionValue, ProblemKind, Text, Version};
use crate::aws::variable::Template;
use crate::json::{Member, Node, Value};

impl Reader {
    pub(super) fn conditions<'t>(&mut self, node: Node<'t>) -> Vec<Condition<'t>> {
        let mut conditions = Vec::new();
        for operator in self.block(node, true) {
            let operator_name = Text { text: operator.key, span: operator.key_span };
            let parsed = Operator::parse(&operator_name.text);
            if parsed.is_none() {
                let kind = ProblemKind::UnknownOperator {
                    name: operator_name.text.clone().into_owned(),
                    meant: Operator::respell(&operator_name.text),
                };
                self.note(kind, operator_name.span);
            }
            for member in self.block(operator.node, false) {
                let span = member.span();
                conditions.push(Condition {
                    operator_name: operator_name.clone(),
                    operator: parsed,
                    key: Text { text: member.key, span: member.key_span },
                    values: self.values(member.node, parsed),
                    span,
                });
            }
        }
        conditions
    }

    /// The members of a condition block or of an operator.
    fn block<'t>(&mut self, node: Node<'t>, may_be_empty: bool) -> Vec<Member<'t>> {
        match &node.value {
            Value::Object(members) if members.is_empty() && !may_be_empty => {
                self.note(ProblemKind::EmptyCondition, node.span);
            }
            Value::Object(_) => {}
            other => self.note(ProblemKind::ConditionNotObject(other.kind()), node.span),
        }
        self.last_members(node)
    }

    fn values<'t>(&mut self, node: Node<'t>, operator: Option<Operator>) -> Vec<ConditionValue<'t>> {
        let list_span = node.span;
        let nodes = match node {
            Node { value: Value::Array(nodes), .. } => nodes,
            node => vec![node],
        };
        if nodes.is_empty() {
            self.note(ProblemKind::EmptyCondition, list_span);
        }
        let variables = self.version == Version::V2012 && operator.is_some_and(Operator::takes_variables);
        nodes
            .into_iter()
            .filter_map(|node| {
                let span = node.span;
                let kind = node.value.kind();
                let Some(text) = scalar(node.value) else {
                    self.note(ProblemKind::InvalidConditionValue(kind), span);
                    return None;
                };
                let template = if variables { Template::parse(&text) } else { None };
                Some(ConditionValue { text, template, span })
            })
            .collect()
    }
}

/// The text of a string, or the literal source text of a number or boolean.
fn scalar(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) | Value::Number(text) => Some(text),
        Value::Bool(value) => Some(Cow::Borrowed(if value { "true" } else { "false" })),
        _ => None,
    }
}
