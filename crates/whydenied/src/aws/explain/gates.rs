//! The checks of STS as a strip: each passed, failed, or not checked.

use crate::aws::decision::{Decision, Evaluation};
use crate::aws::explain::fault;
use crate::aws::policy::PolicyKind;
use crate::aws::sts::Stage;
use crate::aws::{ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION, claims};
use crate::finding::gate::checked_or_not;
use crate::outcome::Verdict;
use crate::report::{Gate, GateState, TokenForm, Words};
use crate::token::signature::{SignatureCheck, not_checked};

/// Every check in the order in which AWS makes them.
pub(crate) fn gates(decision: &Decision<'_>) -> Vec<Gate> {
    let Decision { request, faults, evaluations, .. } = decision;
    let token = decision.call.token;
    let stage = |stage: Stage,
                 id: &'static str,
                 title: &'static str,
                 checked: bool,
                 passed: &'static str,
                 not_checked: &'static str| {
        let failed = faults.iter().find(|fault| fault.stage() == stage && decision.is_settled_by(fault));
        checked_or_not(id, title, failed.map(fault::said_of), checked.then_some(passed).ok_or(not_checked))
    };
    let from_event = token.form == TokenForm::CloudTrail;
    let has_parameters = request.role_arn.is_some()
        || request.session_name.is_some()
        || request.duration_seconds.is_some()
        || request.provider_id.is_some();
    let mut gates = vec![
        stage(
            Stage::Request,
            "request",
            "Request",
            has_parameters,
            "its parameters are as AWS takes them",
            "the parameters of the request were not given",
        ),
        stage(
            Stage::Token,
            "token",
            "Token",
            !from_event,
            "it has the form and the claims that AWS needs",
            "a CloudTrail event stands in for the token",
        ),
        stage(
            Stage::Provider,
            "provider",
            "Provider",
            request.registered_url().is_some(),
            "the issuer is the given provider",
            "the provider was not given",
        ),
        stage(
            Stage::Audience,
            "audience",
            "Audience",
            !request.client_ids.is_empty(),
            "the audience is one of the provider's client IDs",
            "the provider's client IDs were not given",
        ),
        stage(
            Stage::Lifetime,
            "lifetime",
            "Lifetime",
            request.judge_times && !from_event,
            "the token's times are right",
            if from_event {
                "the event does not show the token's times"
            } else {
                "the time of the request was not given"
            },
        ),
        stage(
            Stage::Signature,
            "signature",
            "Signature",
            request.signature == Some(SignatureCheck::Verified),
            "the issuer's key made it",
            not_checked(request.signature.as_ref()),
        ),
    ];
    if token.claim(claims::ROLES).is_some() {
        gates.push(stage(
            Stage::Roles,
            "roles",
            "Roles claim",
            request.role_arn.is_some(),
            "the token names the role",
            "the role's ARN was not given",
        ));
    }
    gates.push(evaluation("trust-policy", "Trust policy", ASSUME_ROLE, evaluations));
    gates.push(resource_control(evaluations));
    gates.push(evaluation("tag-session", "Session tags", TAG_SESSION, evaluations));
    gates.push(evaluation("source-identity", "Source identity", SET_SOURCE_IDENTITY, evaluations));
    gates.push(stage(
        Stage::Session,
        "session",
        "Session",
        request.duration_seconds.is_some() && request.max_session_duration.is_some(),
        "the role allows a session of that length",
        "the session's length and the role's maximum were not given",
    ));
    gates
}

fn evaluation(
    id: &'static str,
    title: &'static str,
    action: &'static str,
    evaluations: &[Evaluation<'_>],
) -> Gate {
    let of_trust_policy = |evaluation: &&Evaluation<'_>| {
        evaluation.action == action && evaluation.document.policy.kind == PolicyKind::Trust
    };
    let verdict = evaluations.iter().find(of_trust_policy).map(|evaluation| evaluation.trace.verdict);
    let (state, why): (GateState, Words) = match verdict {
        None => (GateState::NotNeeded, "the token carries none".into()),
        Some(Verdict::Allowed) => (GateState::Passed, format!("a statement allows `{action}`").into()),
        Some(Verdict::Denied) => (GateState::Failed, format!("not authorized to perform `{action}`").into()),
        Some(Verdict::Depends) => (GateState::Depends, DEPENDS.into()),
    };
    Gate { id: id.into(), title: title.into(), state, why }
}

const DEPENDS: &str = "it rests on parts of the request that were not given";

/// The resource control policies, for whatever action.
fn resource_control(evaluations: &[Evaluation<'_>]) -> Gate {
    let verdicts: Vec<_> = evaluations
        .iter()
        .filter(|evaluation| evaluation.document.policy.kind == PolicyKind::ResourceControl)
        .map(|evaluation| evaluation.trace.verdict)
        .collect();
    let (state, why) = if verdicts.is_empty() {
        (GateState::NotChecked, "the organization's resource control policies were not given")
    } else if verdicts.contains(&Verdict::Denied) {
        (GateState::Failed, "a resource control policy denies the call")
    } else if verdicts.contains(&Verdict::Depends) {
        (GateState::Depends, DEPENDS)
    } else {
        (GateState::Passed, "none of them denies the call")
    };
    Gate { id: "resource-control-policy".into(), title: "Resource control".into(), state, why: why.into() }
}
