//! The condition block of a statement.

use super::Reader;
use super::elements::filled_in_later;
use crate::aws::policy::{Condition, ConditionValue, ProblemKind, Text, Version};
use crate::aws::variable::Template;
use crate::json::{Member, Node, Value};
use crate::operator::Operator;

impl Reader {
    pub(crate) fn conditions<'t>(&mut self, node: Node<'t>) -> Vec<Condition<'t>> {
        let mut conditions: Vec<_> = open_test(None, &node).into_iter().collect();
        for operator in self.block(node, true) {
            let (operator_name, block) = operator.into_parts();
            let parsed = Operator::parse(&operator_name.text).filter(|_| !operator_name.is_open());
            if parsed.is_none() && !operator_name.is_open() {
                let kind = ProblemKind::UnknownOperator {
                    name: operator_name.text.clone().into_owned(),
                    meant: Operator::respell(&operator_name.text),
                };
                self.note(kind, operator_name.span);
            }
            conditions.extend(open_test(Some(&operator_name), &block));
            for member in self.block(block, false) {
                let span = member.span();
                let (key, values) = member.into_parts();
                conditions.push(Condition {
                    operator_name: operator_name.clone(),
                    operator: parsed,
                    key: filled_in_later(key),
                    values: self.values(values, parsed),
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
            Value::Object(_) | Value::Open(_) => {}
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
                let Some(text) = scalar(node) else {
                    self.note(ProblemKind::InvalidConditionValue(kind), span);
                    return None;
                };
                let Text { text, holes, .. } = filled_in_later(text);
                let template = if !holes.is_empty() {
                    Some(Template::around_holes(&text, &holes, variables))
                } else if variables {
                    Template::parse(&text)
                } else {
                    None
                };
                Some(ConditionValue { text, template, span })
            })
            .collect()
    }
}

/// The text of a string, or the literal source text of a number or boolean.
fn scalar(node: Node<'_>) -> Option<Text<'_>> {
    match node.value {
        Value::Number(text) => Some(Text::literal(text, node.span)),
        Value::Bool(value) => Some(Text::literal(if value { "true" } else { "false" }.into(), node.span)),
        _ => node.into_text(),
    }
}

/// The test that stands for a whole block of them, where an expression stands in their place: of a key, and perhaps by
/// an operator, that nobody knows.
fn open_test<'t>(operator: Option<&Text<'t>>, block: &Node<'t>) -> Option<Condition<'t>> {
    let whole = block.hole()?;
    let operator_name = operator.unwrap_or(&whole).clone();
    let operator = Operator::parse(&operator_name.text).filter(|_| !operator_name.is_open());
    Some(Condition { operator_name, operator, key: whole, values: Vec::new(), span: block.span })
}
