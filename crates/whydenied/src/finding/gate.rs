//! A check that comes before the policies, as a report has it.

use crate::report::{Gate, GateState, Words};

/// A check that failed for a reason; else one that passed, or was not made, each in its words.
pub(crate) fn checked_or_not(
    id: &'static str,
    title: &'static str,
    failed: Option<Words>,
    checked: Result<&'static str, &'static str>,
) -> Gate {
    let (state, why) = match (failed, checked) {
        (Some(why), _) => (GateState::Failed, why),
        (None, Ok(passed)) => (GateState::Passed, passed.into()),
        (None, Err(not_checked)) => (GateState::NotChecked, not_checked.into()),
    };
    Gate { id: id.into(), title: title.into(), state, why }
}

/// What a token does for which the service refuses it now, such as `expired 2 hours ago, at …`, taken from
/// the title of the finding.
pub(crate) fn does(title: &str) -> String {
    title.strip_prefix("The token ").unwrap_or(title).to_owned()
}
