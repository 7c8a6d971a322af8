//! `hole-decides`, as this service has it.

use crate::finding::hole;
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::pulumi::decision::Decision;
use crate::pulumi::explain::holes::holes;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("hole-decides", PROVIDER);

/// The expressions of the program that decide, each with what it would have to be.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let (text, lines) = (decision.asked.document.text, decision.lines());
    let (place, message) = hole::message(holes(decision), text, lines, "the policies as they are deployed")?;
    Some(match place {
        Some(place) => KIND.in_policy(lines, place, message),
        None => KIND.finding(Input::Policy, message),
    })
}
