//! Edits of a condition block.

use super::{Edits, Manuscript};
use crate::aws::policy::{Condition, Statement};
use crate::json::Value;
use crate::mend::script::Change;
use crate::mend::style::{Draw, Style};
use crate::report::Edit;
use crate::span::Span;

impl Manuscript<'_> {
    /// Adds a value to those of a condition.
    pub(crate) fn add_value(&self, condition: &Condition<'_>, value: &str) -> Edits {
        match condition.values.last() {
            Some(last) => self.add_next_to(last.span, value),
            None => self.set_values(condition, value),
        }
    }

    /// Puts one value in the place of all.
    pub(crate) fn set_values(&self, condition: &Condition<'_>, value: &str) -> Edits {
        let old = self.values(condition)?;
        let list = self.layout.list(old).is_some();
        // The data source takes a list only.
        if self.is_program() {
            return self.set_program_values(condition, old, value);
        }
        let text =
            if list && self.arguments { format!("[{}]", Style::quote(value)) } else { Style::quote(value) };
        Some(vec![Edit { start: old.start, end: old.end, text }])
    }

    /// The same in a program: the first value becomes another, the rest goes.
    fn set_program_values(&self, condition: &Condition<'_>, old: Span, value: &str) -> Edits {
        let [first, .., last] = condition.values.as_slice() else {
            let span = condition.values.first().map_or(old, |first| first.span);
            return self.replace(span, value);
        };
        // All of them stand in the one list.
        let (values, _) = self.layout.around(first.span)?;
        if values.entries.len() != condition.values.len() {
            return None;
        }
        if self.layout.is_yaml() {
            let only = Draw::Array(vec![Draw::text(value)]);
            return self.layout.in_yaml(&Change::Value(values.span, &only))?;
        }
        let text = self.layout.text_like(first.span, value);
        Some(vec![Edit { start: first.span.start, end: last.span.end, text }])
    }

    /// Takes a value away; the test as a whole if it has no other.
    pub(crate) fn remove_value(&self, condition: &Condition<'_>, index: usize) -> Edits {
        match condition.values.get(index) {
            Some(value) if condition.values.len() > 1 => self.remove(value.span),
            _ => self.remove_condition(condition),
        }
    }

    /// Where the values of a condition stand.
    fn values(&self, condition: &Condition<'_>) -> Option<Span> {
        let (list, index) = self.layout.around(condition.key.span)?;
        if self.arguments {
            return Some(self.layout.member_of(&list, "values")?.value);
        }
        Some(list.entries.get(index)?.value)
    }

    /// Takes a test away, with its operator if that has no other and the block if that has none.
    pub(crate) fn remove_condition(&self, condition: &Condition<'_>) -> Edits {
        let (mut list, mut index) = self.layout.around(condition.key.span)?;
        let levels = if self.arguments { 1 } else { 2 };
        if self.arguments {
            (list, index) = self.layout.around(list.span)?;
        }
        for _ in 0..levels {
            // A block has no list around it that could be left empty.
            if list.entries.len() > 1 || self.layout.is_block_of(&list, index) {
                break;
            }
            (list, index) = self.layout.around(list.span)?;
        }
        Some(vec![self.layout.without(&list, index)?])
    }

    /// Tests the values of a condition by another operator: that key alone, not the others that its
    /// operator has.
    pub(crate) fn test_by(&self, condition: &Condition<'_>, operator: &str) -> Edits {
        let values: Vec<_> = condition.value_texts().map(str::to_owned).collect();
        self.retest(condition, operator, &condition.key.text, &[], &values)
    }

    /// Makes a condition a test of a key by another operator. `edits` are what its values need where they
    /// stand, `values` is what they are then.
    pub(crate) fn retest(
        &self,
        condition: &Condition<'_>,
        operator: &str,
        key: &str,
        edits: &[Edit],
        values: &[String],
    ) -> Edits {
        let (block, _) = self.layout.around(condition.key.span)?;
        let in_place = |name: Span| {
            let mut all = self.replace(name, operator)?;
            all.extend(edits.iter().cloned());
            all.extend(self.replace(condition.key.span, key).unwrap_or_default());
            Some(all)
        };
        if self.arguments {
            return in_place(self.layout.member_of(&block, "test")?.value);
        }
        let (conditions, _) = self.layout.around(block.span)?;
        let known = self.layout.member(conditions.span, operator);
        if block.entries.len() == 1 && known.is_none() {
            return in_place(condition.operator_name.span);
        }
        let drawn = self.drawn(condition, values)?;
        let mut edits = self.remove_condition(condition)?;
        edits.extend(match known {
            Some(known) if self.layout.member(known.value, key).is_some() => None,
            Some(known) => self.add_member(known.value, key, &drawn),
            None => self.add_member(conditions.span, operator, &Draw::member(key, drawn)),
        }?);
        Some(edits)
    }

    /// The values of a condition, to be written elsewhere.
    fn drawn<'c>(&self, condition: &Condition<'_>, values: &'c [String]) -> Option<Draw<'c>> {
        let mut texts = values.iter().map(|value| Draw::text(value.as_str()));
        let is_list = values.len() > 1 || self.layout.list(self.values(condition)?).is_some();
        if is_list { Some(Draw::Array(texts.collect())) } else { texts.next() }
    }

    /// Adds a test to a statement; `None` if the key is under that operator already.
    pub(crate) fn add_condition(
        &self,
        statement: &Statement<'_>,
        operator: &str,
        key: &str,
        value: &str,
    ) -> Edits {
        let name = self.element("Condition");
        let block = self.find_element(statement.span, "Condition");
        if self.arguments {
            let test = argument(operator, key, value);
            return match block {
                _ if self.layout.style.notation.has_blocks() => {
                    self.add_member(statement.span, name, &Draw::Array(vec![test]))
                }
                Some(block)
                    if self
                        .layout
                        .node(block.value)
                        .is_some_and(|node| matches!(node.value, Value::Array(_))) =>
                {
                    self.add_element(block.value, &test)
                }
                Some(_) => None,
                None => self.add_member(statement.span, name, &Draw::Array(vec![test])),
            };
        }
        let test = Draw::member(key, Draw::text(value));
        let Some(block) = block else {
            return self.add_member(statement.span, name, &Draw::member(operator, test));
        };
        match self.layout.member(block.value, operator) {
            None => self.add_member(block.value, operator, &test),
            Some(known) if self.layout.member(known.value, key).is_some() => None,
            Some(known) => self.add_member(known.value, key, &Draw::text(value)),
        }
    }
}

/// A test as the data source takes it.
pub(crate) fn argument<'d>(operator: &'d str, key: &'d str, value: &'d str) -> Draw<'d> {
    Draw::Object(vec![
        ("test".into(), Draw::text(operator)),
        ("variable".into(), Draw::text(key)),
        ("values".into(), Draw::Array(vec![Draw::text(value)])),
    ])
}
