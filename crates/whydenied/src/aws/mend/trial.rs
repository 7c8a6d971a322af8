//! What a text of a policy comes to for the call, and for strangers.

use super::attempt::{Attempt, Target};
use super::step::{pin, steps};
use super::strangers::Strangers;
use crate::aws::decision::Call;
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
        let strangers = self.strangers;
        self.call.attempt(self.target, text, |attempt| {
            if attempt.is_open() {
                let documents = attempt.decision.call.documents();
                return Tried::Open(Admitted {
                    verdict: attempt.decision.verdict,
                    needs: needs(attempt),
                    admits: strangers.let_in(&documents),
                    shuts_out: strangers.shut_out(&documents),
                    pin: pin(attempt),
                });
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

/// What the call still needs.
fn needs(attempt: &Attempt<'_>) -> Vec<Words> {
    match attempt.decision.verdict {
        Verdict::Allowed => Vec::new(),
        Verdict::Depends => {
            let keys = attempt.decision.unknown().into_iter().map(Unknown::into_words);
            keys.map(|key| format!("a value of `{key}` that the policy lets in").into()).collect()
        }
        Verdict::Denied if attempt.decision.by == DecidedBy::Request => {
            vec!["parameters of the call that AWS takes".into()]
        }
        Verdict::Denied => vec!["a token that AWS takes".into()],
    }
}
