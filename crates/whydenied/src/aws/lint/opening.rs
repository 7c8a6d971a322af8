//! Statements that let in somebody who has nothing to do with whom they name.

pub(crate) mod actor_only;
pub(crate) mod negated_only;
mod no_subject_condition;
mod opened;
mod subject_matches_anyone;
mod wildcard_before_owner_end;
pub(crate) mod workflow_without_repository;

use super::audience::wildcard_audience;
use super::grant::Grant;
use super::stranger;
use crate::finding::collected::Findings;
use crate::issuer::tenancy::BoundTo;
use crate::report::Finding;
use opened::Opened;

crate::finding::entry::entries![actor_only, negated_only, workflow_without_repository,];

/// What a stranger chooses.
const CHOSEN: [BoundTo; 2] = [BoundTo::Nothing, BoundTo::Rest];

/// Adds that a statement lets strangers in; whether it does.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) -> bool {
    let strangers = stranger::all(grant);
    let admitted = |bound_to: &[BoundTo]| {
        let with_workflow = bound_to.contains(&BoundTo::Workflow);
        let shared = [&CHOSEN, bound_to].concat();
        let mut strangers = strangers.iter().filter(|stranger| with_workflow || !stranger.uses_workflow);
        strangers.find_map(|stranger| {
            let reasons = grant.lets_in(&stranger.probe, &shared)?;
            Some(Opened { grant, stranger: &stranger.probe, reasons })
        })
    };
    if let Some(opened) = admitted(&[]) {
        to_everybody(&opened, findings);
    } else if let Some(opened) = admitted(&[BoundTo::Person]) {
        actor_only::lint(&opened, findings);
    } else if let Some(opened) = admitted(&[BoundTo::Workflow]) {
        workflow_without_repository::lint(&opened, findings);
    } else {
        return false;
    }
    true
}

/// A stranger gets in with a token of their own.
fn to_everybody(opened: &Opened<'_>, findings: &mut Findings<'_>) {
    let wide = opened.wide_values();
    for wide in &wide {
        let (kind, severity, message) = wildcard_before_owner_end::graded(opened, wide)
            .unwrap_or_else(|| subject_matches_anyone::graded(opened, wide));
        // There the audience names the owner.
        let kind = if wide.claim == "aud" { &wildcard_audience::KIND } else { kind };
        findings.risks.push(Finding { severity, ..findings.at(kind, wide.value.span, message) });
    }
    if wide.is_empty() && !negated_only::lint(opened, findings) {
        no_subject_condition::lint(opened, findings);
    }
}
