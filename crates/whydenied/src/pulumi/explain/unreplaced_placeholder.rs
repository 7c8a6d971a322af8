//! `unreplaced-placeholder`, as the policies of Pulumi Cloud have it.

use super::mismatch::side_by_side::Mismatch;
use super::request::unfit::Unfit;
use super::wording::{asked_for, capital};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::near_miss::placeholder;
use crate::outcome::Outcome;
use crate::pulumi::evaluate::PolicyTrace;
use crate::report::Finding;
use crate::span::Lines;

/// Where it is why the policies deny.
pub(crate) static KIND: Kind = placeholder::unreplaced_placeholder::KIND.citing(ISSUERS);
/// Where it is not why the policies deny.
pub(crate) static REMARK: Kind = Kind::warning(KIND.code, ISSUERS);

/// What a template left behind for a person to fill in.
pub(crate) fn find(text: &str) -> Option<&str> {
    placeholder::find(text).or_else(|| placeholder::of_pulumi(text))
}

/// A pattern with a placeholder that the token's value does not have.
pub(crate) fn in_pattern(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, .. } = *mismatch;
    let found = placeholder::needed(expected, actual).or_else(|| placeholder::of_pulumi(expected))?;
    Some((&KIND, placeholder::cause(found, &format!("The token has `{actual}`.")).1))
}

/// A placeholder in place of whom the nearest policy is for.
pub(crate) fn in_target(unfit: &Unfit<'_>) -> Option<Cause> {
    let found = find(unfit.own())?;
    let belongs = format!("{} is asked for.", capital(&asked_for(unfit.exchange)));
    Some((&KIND, placeholder::cause(found, &belongs).1))
}

/// A placeholder in place of a name, where that is no cause: nobody said whom the token is for.
pub(crate) fn remark(trace: &PolicyTrace<'_, '_>, lines: &Lines) -> Option<Finding> {
    let target = trace.policy.target().filter(|_| trace.target.outcome != Outcome::Fail)?;
    let found = find(&target.text)?;
    Some(REMARK.in_policy(lines, target.span, for_nobody(found)))
}

/// That a policy is for nobody yet.
pub(crate) fn for_nobody(found: &str) -> Message {
    placeholder::cause(found, "The policy is for nobody until a real name stands there.").1
}
