//! One text of the policies, tried on the exchange that was denied.

use super::manuscript::Manuscript;
use super::repair::{pin, repairs};
use super::strangers::Strangers;
use crate::Token;
use crate::fix::search::{Aim, Opened, Standing, Trial};
use crate::json::Node;
use crate::outcome::Verdict;
use crate::pulumi::checks::{self, Fault};
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{Trace, evaluate};
use crate::pulumi::exchange::Exchange;
use crate::pulumi::policy::{Policy, Problem};
use crate::report::pulumi as report;
use crate::report::{DecidedBy, Words};
use crate::span::Span;

/// The exchange that was denied, and the policies that it is measured by.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) token: &'a Token,
    pub(crate) document: &'a Document<'a>,
    /// What is asked for, as the caller gave it.
    pub(crate) given: &'a Exchange,
}

/// What a text makes of the exchange.
pub(super) struct Attempt<'s> {
    pub(super) token: &'s Token,
    pub(super) document: &'s Document<'s>,
    pub(super) manuscript: &'s Manuscript<'s>,
    /// What is asked for, completed by what the text says.
    pub(super) exchange: &'s Exchange,
    pub(super) trace: &'s Trace<'s, 's>,
    faults: &'s [Fault],
    verdict: Verdict,
    decided_by: DecidedBy,
}

/// An exchange for which texts are tried.
pub(super) struct OfExchange<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) strangers: &'a Strangers,
}

impl Asked<'_> {
    /// Decides about the exchange with `text` in the place of the document's; `None` if that has no
    /// policies in it.
    pub(super) fn attempt<R>(&self, text: &str, look: impl FnOnce(&Attempt<'_>) -> R) -> Option<R> {
        let document = self.document.revised(text)?;
        let manuscript = Manuscript::read(&document)?;
        let completed = self.given.completed(&document, self.token);
        let exchange = &completed.exchange;
        let faults = checks::faults(self.token, exchange);
        let trace = evaluate(self.token, &document, exchange);
        let (verdict, decided_by, _) = report::decide(&document, &completed, &faults, &trace);
        Some(look(&Attempt {
            token: self.token,
            document: &document,
            manuscript: &manuscript,
            exchange,
            trace: &trace,
            faults: &faults,
            verdict,
            decided_by,
        }))
    }

    /// The policy that a place is in.
    pub(super) fn policy_at(&self, place: Span) -> Option<usize> {
        policy_at(self.document, place)
    }
}

impl Attempt<'_> {
    /// What keeps Pulumi Cloud from saving the text, in source order.
    pub(super) fn refused(&self) -> impl Iterator<Item = &Problem> {
        self.document.problems.iter().filter(|problem| problem.kind.is_refused())
    }

    /// Whether the policies let the exchange happen, as far as it is known, and can be saved.
    fn is_open(&self) -> bool {
        self.refused().next().is_none() && self.trace.verdict != Verdict::Denied
    }

    /// The policy that a place is in.
    pub(super) fn policy_at(&self, place: Span) -> Option<usize> {
        policy_at(self.document, place)
    }

    /// The policy of that number.
    pub(super) fn policy(&self, index: usize) -> Option<&Policy<'_>> {
        self.document.policies.iter().find(|policy| policy.index == index)
    }

    /// The value at exactly this place.
    pub(super) fn node(&self, span: Span) -> Option<&Node<'_>> {
        self.manuscript.node(span)
    }

    /// What the exchange still needs.
    fn needs(&self) -> Vec<Words> {
        match (self.verdict, self.decided_by) {
            (Verdict::Allowed, _) => Vec::new(),
            (Verdict::Depends, _) => {
                let keys = report::depends_on(Verdict::Depends, self.trace, self.exchange).into_iter();
                keys.map(|key| format!("a `{key}` that the policies allow").into()).collect()
            }
            (Verdict::Denied, DecidedBy::Request) if self.exchange.refusals.is_empty() => {
                vec!["flags of `pulumi login` that agree with the token".into()]
            }
            (Verdict::Denied, DecidedBy::Request) => vec!["a request that Pulumi Cloud takes".into()],
            (Verdict::Denied, _) => {
                self.faults.iter().filter(|fault| fault.decides(self.exchange)).map(need).collect()
            }
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

fn policy_at(document: &Document<'_>, place: Span) -> Option<usize> {
    let holds = |span: Span| span.start <= place.start && place.end <= span.end;
    document.policies.iter().find(|policy| holds(policy.span)).map(|policy| policy.index)
}

impl Trial for OfExchange<'_> {
    fn stand(&self, text: &str, aim: Aim) -> Option<Standing> {
        self.asked.attempt(text, |attempt| {
            if attempt.is_open() {
                return Standing::Open(Opened {
                    verdict: attempt.verdict,
                    needs: attempt.needs(),
                    admits: self.strangers.let_in(attempt.document),
                    shuts_out: self.strangers.shut_out(attempt.document),
                    pin: pin(attempt),
                });
            }
            let obstacle = attempt.obstacle(aim);
            let repairs = obstacle.map(|obstacle| repairs(&obstacle, attempt)).unwrap_or_default();
            Standing::Blocked(repairs, aim.place.and_then(|place| attempt.policy_at(place)))
        })
    }

    fn are_anybody(&self, differ_in: &[String]) -> bool {
        self.strangers.are_anybody(differ_in)
    }

    fn are_tenants(&self, differ_in: &[String]) -> bool {
        self.strangers.are_tenants(differ_in)
    }
}
