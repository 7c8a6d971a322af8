//! A statement that does not cover the action.

use super::Step;
use crate::aws::ASSUME_ROLE;
use crate::aws::evaluate::StatementTrace;
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::PrincipalType;

pub(crate) fn steps(
    trace: &StatementTrace<'_, '_>,
    action: &'static str,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let statement = trace.statement;
    let manuscript = attempt.manuscript;
    let Some(actions) = &statement.action else { return Vec::new() };
    if actions.negated {
        // What is left out of `NotAction` would be let in by name.
        let title = format!("Allow `{action}` by `Action`, in place of `NotAction`");
        let set = manuscript.set_action(statement, action).filter(|_| action == ASSUME_ROLE);
        return Step::new(title, set).into_iter().collect();
    }
    let entries = statement.principal.as_ref().map_or(&[][..], |principal| &principal.entries);
    let only_providers = entries.iter().all(|(kind, _)| *kind == PrincipalType::Federated);
    let written = actions.patterns.iter().find(|pattern| is_meant_for(&pattern.text, only_providers));
    let replaced = written.filter(|_| action == ASSUME_ROLE).and_then(|written| {
        let title = format!("Allow `{action}` in place of `{}`", written.text);
        Step::new(title, manuscript.replace(written.span, action))
    });
    let added = || {
        let title = format!("Allow `{action}` as well");
        Step::new(title, manuscript.add_action(actions, action))
    };
    let rewritten = || super::principal::own_policy(statement, attempt);
    replaced.or_else(rewritten).or_else(added).into_iter().collect()
}

/// Whether `AssumeRoleWithWebIdentity` was meant: the call of another kind of caller where only
/// identity providers are named, or its name misspelt.
fn is_meant_for(written: &str, only_providers: bool) -> bool {
    let name = written.split_once(':').map_or(written, |(_, name)| name);
    let own = ASSUME_ROLE.split_once(':').map_or(ASSUME_ROLE, |(_, name)| name);
    let other_call = ["AssumeRole", "AssumeRoleWithSAML"].iter().any(|call| call.eq_ignore_ascii_case(name));
    (other_call && only_providers)
        || crate::near_miss::distance::distance(&name.to_ascii_lowercase(), &own.to_ascii_lowercase()) <= 3
}
