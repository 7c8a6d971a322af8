//! One text of the policies, tried on the exchange that was denied.

use super::manuscript::Manuscript;
use super::repair::{pin, repairs};
use super::strangers::Strangers;
use crate::json::Node;
use crate::mend::search::{Aim, Opened, Standing, Trial};
use crate::outcome::Verdict;
use crate::pulumi::checks::Fault;
use crate::pulumi::decision::{Asked, Decision};
use crate::pulumi::document::Document;
use crate::pulumi::policy::{Policy, Problem};
use crate::report::{DecidedBy, Words};
use crate::span::Span;

/// What a text makes of the exchange.
pub(crate) struct Attempt<'s> {
    pub(crate) document: &'s Document<'s>,
    pub(crate) manuscript: &'s Manuscript<'s>,
    /// What Pulumi Cloud would decide.
    pub(crate) decision: &'s Decision<'s>,
}

/// An exchange for which texts are tried.
pub(crate) struct OfExchange<'a> {
    pub(crate) asked: Asked<'a>,
    pub(crate) strangers: &'a Strangers,
}

impl Asked<'_> {
    /// Decides about the exchange with `text` in the place of the document's; `None` if that has no
    /// policies in it.
    pub(crate) fn attempt<R>(&self, text: &str, look: impl FnOnce(&Attempt<'_>) -> R) -> Option<R> {
        let document = self.document.revised(text)?;
        let manuscript = Manuscript::read(&document)?;
        let decision = Asked { document: &document, ..*self }.decide();
        Some(look(&Attempt { document: &document, manuscript: &manuscript, decision: &decision }))
    }

    /// The policy that a place is in.
    pub(crate) fn policy_at(&self, place: Span) -> Option<usize> {
        policy_at(self.document, place)
    }
}

impl Attempt<'_> {
    /// What keeps Pulumi Cloud from saving the text, in source order.
    pub(crate) fn refused(&self) -> impl Iterator<Item = &Problem> {
        self.document.problems.iter().filter(|problem| problem.kind.is_refused())
    }

    /// Whether the policies let the exchange happen, as far as it is known, and can be saved.
    fn is_open(&self) -> bool {
        self.refused().next().is_none() && self.decision.trace.verdict != Verdict::Denied
    }

    /// The policy that a place is in.
    pub(crate) fn policy_at(&self, place: Span) -> Option<usize> {
        policy_at(self.document, place)
    }

    /// The policy of that number.
    pub(crate) fn policy(&self, index: usize) -> Option<&Policy<'_>> {
        self.document.policies.iter().find(|policy| policy.index == index)
    }

    /// The value at exactly this place.
    pub(crate) fn node(&self, span: Span) -> Option<&Node<'_>> {
        self.manuscript.node(span)
    }

    /// What the exchange still needs.
    fn needs(&self) -> Vec<Words> {
        match (self.decision.verdict, self.decision.by) {
            (Verdict::Allowed, _) => Vec::new(),
            (Verdict::Depends, _) => {
                let keys = self.decision.depends_on().into_iter();
                keys.map(|key| format!("a `{key}` that the policies allow").into()).collect()
            }
            (Verdict::Denied, DecidedBy::Request) if self.decision.exchange().refusals.is_empty() => {
                vec!["flags of `pulumi login` that agree with the token".into()]
            }
            (Verdict::Denied, DecidedBy::Request) => vec!["a request that Pulumi Cloud takes".into()],
            (Verdict::Denied, _) => {
                let exchange = self.decision.exchange();
                self.decision.faults.iter().filter(|fault| fault.decides(exchange)).map(need).collect()
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
                    verdict: attempt.decision.verdict,
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
