//! Actions of a statement that trusts identity providers.

pub(crate) mod broad_action;
mod known;
pub(crate) mod redundant_action;
pub(crate) mod unknown_action;
mod wrong_action;

use super::federated::is_issuer;
use crate::aws::policy::{Effect, Statement};
use crate::finding::collected::Findings;

crate::finding::entry::entries![broad_action, redundant_action, unknown_action,];

/// Adds what is wrong with the actions of a statement.
pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    let Some(actions) = &statement.action else { return };
    let all_known = !unknown_action::lint(actions, findings);
    let mut principals = statement.principal.iter().flat_map(|principal| &principal.entries);
    if statement.effect == Some(Effect::Allow) && all_known && principals.any(is_issuer) {
        wrong_action::lint(actions, findings);
        broad_action::lint(actions, findings);
    }
    redundant_action::lint(actions, findings);
}
