//! One text of the policies, tried on the exchange that was denied.

use super::manuscript::Manuscript;
use crate::json::Node;
use crate::outcome::Verdict;
use crate::pulumi::decision::{Asked, Decision};
use crate::pulumi::document::Document;
use crate::pulumi::policy::{Policy, Problem};
use crate::span::Span;

/// What a text makes of the exchange.
pub(crate) struct Attempt<'s> {
    pub(crate) document: &'s Document<'s>,
    pub(crate) manuscript: &'s Manuscript<'s>,
    /// What Pulumi Cloud would decide.
    pub(crate) decision: &'s Decision<'s>,
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
    pub(crate) fn is_open(&self) -> bool {
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
}

fn policy_at(document: &Document<'_>, place: Span) -> Option<usize> {
    let holds = |span: Span| span.start <= place.start && place.end <= span.end;
    document.policies.iter().find(|policy| holds(policy.span)).map(|policy| policy.index)
}
