//! What expressions that stay open would have to be.

use crate::aws::compare::compare_found;
use crate::aws::decision::Decision;
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::policy::Effect;
use crate::aws::variable::Template;
use crate::outcome::Outcome;
use crate::pattern::Unit;

/// The longest value of a request that is taken apart for what an expression would have to be.
const MAX_VALUE: usize = 2_048;

/// What one expression would have to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needed {
    pub(crate) expression: String,
    /// One of these.
    pub(crate) texts: Vec<String>,
    /// Whether it could be another text, if other expressions are others.
    pub(crate) is_example: bool,
    /// Whether it may be a pattern as well that the text fits.
    pub(crate) may_be_pattern: bool,
    /// None of these.
    pub(crate) must_not_be: Vec<String>,
}

/// What the expressions would have to be on which the verdict rests.
pub(crate) fn needs(decision: &Decision<'_>) -> Vec<Needed> {
    let mut all = Vec::new();
    let Some(main) = decision.evaluations.first() else { return all };
    for (expression, text) in &main.trace.let_in {
        note(&mut all, expression, |own| push(&mut own.texts, text));
    }
    let of_choices = all.len();
    let open = main.trace.statements.iter().filter(|trace| trace.outcome == Outcome::Depends);
    for statement in open {
        let mut wanted = Vec::new();
        for trace in statement.conditions.iter().filter(|trace| trace.outcome == Outcome::Depends) {
            wants(&mut wanted, trace, statement, decision);
        }
        // What one value leaves no choice about is fixed in the others.
        let fixed: Vec<(String, String)> = wanted.iter().filter_map(Want::fixed).collect();
        let fixed: Vec<(&str, &str)> = fixed.iter().map(|(name, text)| (&**name, &**text)).collect();
        for want in &wanted {
            if let Some((expression, text)) = want.only() {
                note(&mut all, expression, |own| {
                    push(if want.must_be { &mut own.texts } else { &mut own.must_not_be }, &text);
                });
            } else if let (Err(left), true) = (want.template.with(&fixed), want.must_be) {
                let unit: fn(char) -> Unit = if want.is_pattern { Unit::aws } else { Unit::Char };
                let shared = left.needs(&want.actual, unit);
                for (expression, text) in &shared {
                    note(&mut all, expression, |own| {
                        own.is_example |= shared.len() > 1;
                        own.may_be_pattern |= want.is_pattern;
                        push(&mut own.texts, text);
                    });
                }
            }
        }
    }
    for own in all.iter_mut().take(of_choices) {
        let passing = main.trace.let_in.iter().filter(|(expression, _)| *expression == own.expression);
        own.texts = passing.map(|(_, text)| text.clone()).collect();
        (own.is_example, own.may_be_pattern, own.must_not_be) = (false, false, Vec::new());
    }
    all
}

fn note(all: &mut Vec<Needed>, expression: &str, add: impl FnOnce(&mut Needed)) {
    if let Some(own) = all.iter_mut().find(|own| own.expression == expression) {
        return add(own);
    }
    let mut own = Needed { expression: expression.to_owned(), ..Needed::default() };
    add(&mut own);
    all.push(own);
}

fn push(texts: &mut Vec<String>, text: &str) {
    if !texts.iter().any(|known| known == text) {
        texts.push(text.to_owned());
    }
}

/// A value with expressions, and the value of the request that it would have to be, or must not be.
struct Want<'a> {
    template: &'a Template,
    actual: String,
    must_be: bool,
    /// Whether stars in it are wildcards.
    is_pattern: bool,
    ignores_case: bool,
}

impl Want<'_> {
    /// The one expression in it, and the one text that it would have to be.
    fn only(&self) -> Option<(&str, String)> {
        let is_exact = !self.is_pattern && !self.ignores_case;
        self.template.only_need(&self.actual).ok().flatten().filter(|_| is_exact)
    }

    fn fixed(&self) -> Option<(String, String)> {
        let (expression, text) = self.only().filter(|_| self.must_be)?;
        Some((expression.to_owned(), text))
    }
}

/// What a test that rests on expressions would have to find in their place.
fn wants<'a>(
    wanted: &mut Vec<Want<'a>>,
    trace: &ConditionTrace<'a, 'a>,
    statement: &StatementTrace<'_, '_>,
    decision: &Decision<'_>,
) {
    let condition = trace.condition;
    let Some(operator) = condition.operator.filter(|operator| !operator.tests_presence()) else { return };
    // In a Deny that a test passes keeps the call out.
    let must_be = operator.is_negated() == (statement.statement.effect == Some(Effect::Deny));
    let found = decision.context.lookup(&condition.key.text);
    let actual = found.values().unwrap_or_default();
    for actual in actual.iter().filter(|actual| actual.len() <= MAX_VALUE) {
        for value in &condition.values {
            let outcome = compare_found(&found, operator.row, actual, value, &decision.context).0;
            let Some(template) = value.template.as_ref().filter(|_| outcome == Outcome::Depends) else {
                continue;
            };
            let (is_pattern, ignores_case) = (operator.row.wildcards, operator.row.ignores_case);
            let actual = actual.clone().into_owned();
            wanted.push(Want { template, actual, must_be, is_pattern, ignores_case });
        }
    }
}
