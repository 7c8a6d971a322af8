//! For what a request fails before any policy is read, and what of it is not in the text.

use super::Exchange;
use crate::report::Finding;

/// So many reasons are kept; whoever mends these sees the next.
const MOST: usize = 16;

/// A part of the request, which may also be given apart from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The organization.
    Organization,
    /// The type of token.
    TokenType,
    /// The team, the user, the runner or admin permissions.
    Target,
    /// How long the token shall live.
    Expiration,
    /// What is the same in every exchange, by the name of its parameter.
    Fixed(&'static str),
}

/// Something for which the exchange fails before any policy is read.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What it is about.
    pub part: Part,
    /// What is to be said of it.
    pub finding: Finding,
}

impl Part {
    /// The parameter of the exchange that says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organization => "audience",
            Self::TokenType => "requested_token_type",
            Self::Target => "scope",
            Self::Expiration => "expiration",
            Self::Fixed(name) => name,
        }
    }

    /// Whether the exchange may fail for it, or be for somebody else. What organization it is for
    /// follows from the token and the registration, and an expiration is cut to what is allowed.
    pub(crate) const fn may_decide(self) -> bool {
        !matches!(self, Self::Organization | Self::Expiration)
    }
}

impl Exchange {
    pub(crate) fn refuse(&mut self, part: Part, finding: Finding) {
        if self.refusals.len() < MOST {
            self.refusals.push(Refusal { part, finding });
        }
    }

    pub(crate) fn leave_open(&mut self, part: Part) {
        if !self.open.contains(&part) {
            self.open.push(part);
        }
    }

    /// Whether the request says something about its type of token or its target that cannot be read.
    pub(crate) fn is_unreadable_target(&self) -> bool {
        let is_target = |part: Part| matches!(part, Part::TokenType | Part::Target);
        self.refusals.iter().any(|refusal| is_target(refusal.part))
            || self.open.iter().copied().any(is_target)
    }

    /// The reasons for which `request` fails and the parts of it that are not in its text, as far as what
    /// `self` says does not replace them.
    #[must_use]
    pub fn left_of(&self, request: &Self) -> (Vec<Refusal>, Vec<Part>) {
        let other_type = self.token_type.is_some() && self.token_type != request.token_type;
        let is_said = |part: Part| match part {
            Part::Organization => self.organization.is_some() && self.organization != request.organization,
            Part::TokenType => other_type,
            Part::Target => other_type || self.target().is_some() && self.target() != request.target(),
            Part::Expiration => self.expiration.is_some() && self.expiration != request.expiration,
            Part::Fixed(_) => false,
        };
        let refusals = request.refusals.iter().filter(|refusal| !is_said(refusal.part));
        (refusals.cloned().collect(), request.open.iter().copied().filter(|part| !is_said(*part)).collect())
    }
}
