//! Edits of a policy that let a denied call in, each tried before it is offered, and what can be
//! changed elsewhere.
//!
//! [`aws`] mends trust policies, [`pulumi`] authorization policies; neither knows of the other. What
//! both need stands here: the [`search`] for edits, texts under revision ([`draft`]) that keep their look ([`layout`], [`style`]),
//! the token's spelling of a value ([`spelling`]), values that the next run of the job passes as well ([`lasting`]), tokens that are somebody else's ([`variants`]), what a
//! fix is called ([`title`]), and what belongs into a job or a pod ([`elsewhere`]).

pub(crate) mod draft;
pub(crate) mod elsewhere;
pub(crate) mod entries;
pub(crate) mod found;
pub(crate) mod lasting;
pub(crate) mod layout;
mod notation;
pub(crate) mod offer;
pub(crate) mod others;
#[cfg(feature = "pulumi")]
pub(crate) mod outline;
#[cfg(feature = "pulumi")]
pub(crate) mod scalar;
pub(crate) mod script;
pub(crate) mod search;
pub(crate) mod step;
pub(crate) mod style;
pub(crate) mod title;

use crate::Token;
use crate::report::{Finding, Report};

/// So many causes get remedies, each of which is tried: nobody reads further down.
pub(crate) const MOST_REMEDIED: usize = 16;
/// The longest token for which policies are edited, as its claims in bytes. STS takes 20,000 characters.
const LONGEST_TOKEN: usize = 65_536;

/// Whether no edit of a policy is tried with the token.
pub(crate) fn is_long(token: &Token) -> bool {
    token.claims.span.end - token.claims.span.start > LONGEST_TOKEN
}

/// The findings, the one that a person reads first in front.
pub(crate) fn by_weight(report: &Report) -> Vec<usize> {
    let main = report.main_finding();
    let is_main = |finding: &Finding| main.is_some_and(|main| std::ptr::eq(main, finding));
    let first = report.findings.iter().position(is_main);
    first.into_iter().chain((0..report.findings.len()).filter(|index| Some(*index) != first)).collect()
}
