//! What a verdict rests on that nobody knows: keys that were not given, expressions that stay open.

use super::compare::compare_found;
use super::context::{Context, KeyValue};
use super::evaluate::{ConditionTrace, StatementTrace, Trace};
use super::policy::{Condition, ConditionValue};
use super::variable::Template;
use crate::order;
use crate::outcome::{Outcome, Verdict};
use crate::report::HOLE;
use crate::text::Text;

/// Something that a verdict rests on and that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// A condition key that nobody gave.
    Key(String),
    /// An expression of the policy that stays open.
    Expression(String),
}

impl Unknown {
    /// As reports name it.
    #[must_use]
    pub fn into_name(self) -> String {
        match self {
            Self::Key(name) => name,
            Self::Expression(name) => HOLE.to_owned() + &name,
        }
    }

    /// As sentences name it.
    #[must_use]
    pub fn into_words(self) -> String {
        match self {
            Self::Key(name) | Self::Expression(name) => name,
        }
    }

    /// What is the same for AWS, whose keys know no letter case.
    fn folded(&self) -> String {
        match self {
            Self::Key(name) => name.to_ascii_lowercase(),
            Self::Expression(name) => name.clone(),
        }
    }
}

impl Trace<'_, '_> {
    /// What is not known and the verdict rests on, each once: keys that nobody gave, and expressions of the policy
    /// that stay open.
    #[must_use]
    pub fn depends_on(&self, context: &Context) -> Vec<Unknown> {
        let mut unknown = Vec::new();
        if self.verdict != Verdict::Depends {
            return unknown;
        }
        let expression = |text: &str| Unknown::Expression(text.to_owned());
        let open = self.statements.iter().filter(|trace| trace.outcome == Outcome::Depends);
        let rests_on_role = |trace: &StatementTrace<'_, '_>| trace.resource == Some(Outcome::Depends);
        if context.role_arn.is_none() && open.clone().any(rests_on_role) {
            unknown.push(Unknown::Key("RoleArn".to_owned()));
        }
        for trace in open.clone() {
            unknown.extend(trace.open_elements().map(expression));
        }
        for trace in open.flat_map(|trace| &trace.conditions) {
            if trace.outcome != Outcome::Depends {
                continue;
            }
            unknown.extend(trace.expressions(context).map(expression));
            let own = std::iter::once(&*trace.condition.key.text);
            let templates = trace.condition.values.iter().filter_map(|value| value.template.as_ref());
            let is_unknown = |key: &&str| context.lookup(key).is_unknown();
            let keys = own.chain(templates.flat_map(Template::keys)).filter(is_unknown);
            unknown.extend(keys.map(|key| Unknown::Key(key.to_owned())));
        }
        order::once(unknown, Unknown::folded)
    }
}

impl ConditionTrace<'_, '_> {
    /// The expressions that it rests on. Those of a value that is ruled out whatever they stand for decide nothing.
    pub(crate) fn expressions(&self, context: &Context) -> impl Iterator<Item = &str> {
        let Condition { operator_name, key, operator, values, .. } = self.condition;
        let found = context.lookup(&key.text);
        let actual = match found.value {
            KeyValue::Present(values) => values.as_slice(),
            _ => &[],
        };
        let operator = operator.filter(|operator| !operator.tests_presence());
        let decides = move |value: &&ConditionValue<'_>| match operator {
            Some(operator) if !actual.is_empty() => actual.iter().any(|actual| {
                compare_found(&found, operator.row, actual, value, context).0 == Outcome::Depends
            }),
            _ => true,
        };
        let of_values = values.iter().filter(decides).flat_map(ConditionValue::expressions);
        operator_name.expressions().chain(key.expressions()).chain(of_values)
    }
}

impl StatementTrace<'_, '_> {
    /// The expressions outside of its conditions that it rests on.
    fn open_elements(&self) -> impl Iterator<Item = &str> {
        let is_open = |outcome| outcome == Outcome::Depends;
        let principal = self.statement.principal.iter().filter(move |_| is_open(self.principal.outcome));
        let entries = principal.flat_map(|principal| &principal.entries).map(|(_, text)| text);
        let action = self.statement.action.iter().filter(move |_| is_open(self.action.outcome));
        let resource = self.statement.resource.iter().filter(move |_| self.resource.is_some_and(is_open));
        let patterns = action.chain(resource).flat_map(|patterns| &patterns.patterns);
        let own = self.statement.open.iter().map(|expression| &**expression);
        own.chain(entries.chain(patterns).flat_map(Text::expressions))
    }
}
