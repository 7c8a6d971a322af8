//! The conditions of one statement, found by their keys.

use crate::aws::evaluate::StatementTrace;
use crate::aws::policy::Condition;
use crate::order;

/// The conditions of a statement by their keys, of which there may be many.
pub(crate) struct Keys<'p> {
    /// Each with its key in small letters, in the order of these.
    sorted: Vec<(String, &'p Condition<'p>)>,
}

impl<'p> Keys<'p> {
    pub(crate) fn of_statement(statement: &StatementTrace<'p, 'p>) -> Self {
        let conditions = statement.conditions.iter().map(|trace| trace.condition);
        let mut sorted: Vec<_> =
            conditions.map(|condition| (condition.key.text.to_ascii_lowercase(), condition)).collect();
        order::sort_by(&mut sorted, |(one, _), (other, _)| one.cmp(other));
        Self { sorted }
    }

    /// Those of that key, in the policy's order.
    pub(crate) fn of(&self, key: &str) -> impl Iterator<Item = &'p Condition<'p>> {
        let key = key.to_ascii_lowercase();
        let from = self.sorted.partition_point(|(known, _)| *known < key);
        self.sorted.iter().skip(from).take_while(move |(known, _)| *known == key).map(|(_, it)| *it)
    }
}
