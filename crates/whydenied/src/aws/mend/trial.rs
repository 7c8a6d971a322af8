//! What a text of a policy comes to for the call, and for strangers.

use super::attempt::{Attempt, Target};
use super::step::{pin, steps};
use super::strangers::Strangers;
use crate::aws::decision::Call;
use crate::aws::explain::holes::holes;
use crate::aws::unknown::Unknown;
use crate::mend::found::Admitted;
use crate::mend::search::{Goal, Trial, Tried};
use crate::outcome::Verdict;
use crate::report::{DecidedBy, Words};

/// A document of the call whose text is tried.
pub(crate) struct OfCall<'a> {
    pub(crate) call: Call<'a>,
    pub(crate) target: Target,
    pub(crate) strangers: &'a Strangers,
}

impl Trial for OfCall<'_> {
    fn try_text(&self, text: &str, goal: Goal) -> Option<Tried> {
        self.call.attempt(self.target, text, |attempt| {
            if attempt.is_open() {
                let open = expressions(attempt);
                let measured = match open.as_slice() {
                    [] => Some(self.measured(attempt)),
                    // Who is let in beside this token is seen once the expressions are what it needs.
                    _ => filled(&open).and_then(|given| {
                        let measured = |attempt: &Attempt<'_>| self.measured(attempt);
                        self.call.attempt_with(self.target, text, &given, measured)
                    }),
                };
                let Some((admits, shuts_out)) = measured else { return Tried::Blocked(Vec::new(), None) };
                let needs = needs(attempt, &open);
                let verdict = attempt.decision.verdict;
                return Tried::Open(Admitted { verdict, needs, admits, shuts_out, pin: pin(attempt) });
            }
            let obstacle = attempt.obstacle(goal);
            let steps = obstacle.map(|obstacle| steps(&obstacle, attempt)).unwrap_or_default();
            Tried::Blocked(steps, goal.place.and_then(|place| attempt.statement_at(place)))
        })
    }

    fn are_anybody(&self, differ_in: &[String]) -> bool {
        self.strangers.are_anybody(differ_in)
    }

    fn are_tenants(&self, differ_in: &[String]) -> bool {
        self.strangers.are_tenants(differ_in)
    }
}

impl OfCall<'_> {
    /// Whom the policies let in as well, and whether they keep out whom they named.
    fn measured(&self, attempt: &Attempt<'_>) -> (Vec<String>, bool) {
        let documents = attempt.decision.call.documents();
        (self.strangers.let_in(&documents), self.strangers.shut_out(&documents))
    }
}

/// The expressions that the verdict rests on, each with what it would have to be, as far as that is one text.
fn expressions(attempt: &Attempt<'_>) -> Vec<(String, Option<String>)> {
    let unknown = attempt.decision.unknown();
    if !unknown.iter().any(|unknown| matches!(unknown, Unknown::Expression(_))) {
        return Vec::new();
    }
    let holes = holes(attempt.decision);
    let need = |name: &str| {
        let hole = holes.iter().find(|hole| hole.expression == name)?;
        match hole.needs.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    };
    let expression = |unknown| match unknown {
        Unknown::Expression(name) => Some((name.clone(), need(&name))),
        Unknown::Key(_) => None,
    };
    unknown.into_iter().filter_map(expression).collect()
}

/// What the expressions are, if for each it is plain what this call needs.
fn filled(open: &[(String, Option<String>)]) -> Option<Vec<(String, String)>> {
    open.iter().map(|(name, need)| Some((name.clone(), need.clone()?))).collect()
}

/// What the call still needs.
fn needs(attempt: &Attempt<'_>, open: &[(String, Option<String>)]) -> Vec<Words> {
    let need = |key: &str| open.iter().find(|(name, _)| name == key)?.1.as_ref();
    match attempt.decision.verdict {
        Verdict::Allowed => Vec::new(),
        Verdict::Depends => {
            let keys = attempt.decision.unknown().into_iter().map(Unknown::into_words);
            let words = keys.map(|key| match need(&key) {
                Some(text) => format!("`{text}` for `{key}`").into(),
                None => format!("a value of `{key}` that the policy lets in").into(),
            });
            words.collect()
        }
        Verdict::Denied if attempt.decision.by == DecidedBy::Request => {
            vec!["parameters of the call that AWS takes".into()]
        }
        Verdict::Denied => vec!["a token that AWS takes".into()],
    }
}
