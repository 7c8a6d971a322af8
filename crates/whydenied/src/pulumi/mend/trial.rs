//! What a text of the policies comes to for the exchange, and for strangers.

use super::attempt::Attempt;
use super::step::{pin, steps};
use super::strangers::Strangers;
use crate::mend::found::Admitted;
use crate::mend::search::{Goal, Trial, Tried};
use crate::outcome::Verdict;
use crate::pulumi::checks::Fault;
use crate::pulumi::decision::Asked;
use crate::report::{DecidedBy, Words, rests_on};

/// An exchange for which texts are tried.
pub(crate) struct OfExchange<'a> {
    pub(crate) asked: Asked<'a>,
    pub(crate) strangers: &'a Strangers,
}

impl Trial for OfExchange<'_> {
    fn try_text(&self, text: &str, goal: Goal) -> Option<Tried> {
        self.asked.attempt(text, |attempt| {
            if attempt.is_open() {
                return Tried::Open(Admitted {
                    verdict: attempt.decision.verdict,
                    needs: needs(attempt),
                    admits: self.strangers.let_in(attempt.document),
                    shuts_out: self.strangers.shut_out(attempt.document),
                    pin: pin(attempt),
                });
            }
            let obstacle = attempt.obstacle(goal);
            let steps = obstacle.map(|obstacle| steps(&obstacle, attempt)).unwrap_or_default();
            Tried::Blocked(steps, goal.place.and_then(|place| attempt.policy_at(place)))
        })
    }

    fn are_anybody(&self, differ_in: &[String]) -> bool {
        self.strangers.are_anybody(differ_in)
    }

    fn are_tenants(&self, differ_in: &[String]) -> bool {
        self.strangers.are_tenants(differ_in)
    }
}

/// What the exchange still needs.
fn needs(attempt: &Attempt<'_>) -> Vec<Words> {
    match (attempt.decision.verdict, attempt.decision.by) {
        (Verdict::Allowed, _) => Vec::new(),
        (Verdict::Depends, _) => {
            let keys = attempt.decision.depends_on().into_iter();
            keys.map(|key| format!("a `{}` that the policies allow", rests_on(&key)).into()).collect()
        }
        (Verdict::Denied, DecidedBy::Request) if attempt.decision.exchange().refusals.is_empty() => {
            vec!["flags of `pulumi login` that agree with the token".into()]
        }
        (Verdict::Denied, DecidedBy::Request) => vec!["a request that Pulumi Cloud takes".into()],
        (Verdict::Denied, _) => {
            let exchange = attempt.decision.exchange();
            attempt.decision.faults.iter().filter(|fault| fault.decides(exchange)).map(need).collect()
        }
    }
}

/// What mends a fault of the token.
fn need(fault: &Fault) -> Words {
    match fault {
        Fault::NoIssuer => "a token that names its issuer".into(),
        Fault::OtherOrganization { asked, .. } => format!("the issuer registered with `{asked}`").into(),
        Fault::OtherIssuer { iss, .. } => format!("an issuer registered as `{iss}`").into(),
        Fault::Expired { .. } => "a token that has not expired".into(),
        Fault::NotYetValid { .. } => "a token that is valid by then".into(),
        Fault::Signature(_) => "a token that the issuer's keys have signed".into(),
    }
}
