//! What there is to say about a token and a policy: causes, risks, hints, in words.
//!
//! One file a family; each kind of finding is one [`rule::Rule`] beside the words it is told in.

pub(crate) mod check_the_role;
pub(crate) mod depends_on_request;
pub(crate) mod issuer_assumed;
pub(crate) mod unfilled_template;

use crate::aws::decision::{Call, Decision, Refusal};
use crate::aws::explain::cause::Denial;
use crate::aws::explain::{fault, pasted, problem};
use crate::aws::policy::ProblemKind;
use crate::aws::sts::Fault;
use crate::aws::unknown::Unknown;
use crate::finding::kind::Message;
use crate::finding::known;
use crate::finding::known::Known;
use crate::near_miss::placeholder;
use crate::order;
use crate::outcome::{Confidence, Verdict};
use crate::report::{Finding, Input, ServiceError, Severity};

crate::finding::entry::entries![check_the_role, depends_on_request, issuer_assumed, unfilled_template,];

/// Everything worth saying, the most important first.
pub(crate) fn findings(decision: &Decision<'_>) -> Vec<Finding> {
    let Decision { context, .. } = decision;
    let Call { token, policy, request: given, .. } = decision.call;
    let request = &*decision.request;
    let left_out = |fault: &&Fault| fault.may_be_left_out() && !decision.is_settled_by(fault);
    let told = decision.faults.iter().filter(|fault| !left_out(fault));
    let mut findings: Vec<_> = told.map(|fault| fault::finding(fault, token, request)).collect();
    findings.extend(fault::missing_required_claim::left_out(decision.faults.iter().filter(left_out)));
    let documents = decision.call.documents().into_iter();
    findings.extend(documents.flat_map(|document| problem::findings(document, decision.verdict)));
    if decision.verdict == Verdict::Denied {
        let denying =
            decision.evaluations.iter().filter(|evaluation| evaluation.trace.verdict == Verdict::Denied);
        let causes = denying.flat_map(|evaluation| Denial { token, context, evaluation }.causes());
        // What keeps one action out mostly keeps the next one out, too.
        let causes = order::once(causes.collect(), known::name);
        let known = Known::of(&findings);
        findings.extend(causes.into_iter().filter(|cause| !known.has(cause)));
    }
    findings.extend(fault::remarks(decision));
    findings.extend(pasted::remarks(token, policy, given));
    if context.provider.assumed {
        findings.push(issuer_assumed::KIND.finding(
            Input::Token,
            Message::new(
                format!("The claims have no `iss`, so `{}` was assumed", context.provider.url),
                "It is the provider that was given, or the one that the policy names.",
                "add `iss` to be sure",
            ),
        ));
    }
    let (unfilled, unknown): (Vec<_>, Vec<_>) =
        decision.unknown().into_iter().partition(|unknown| matches!(unknown, Unknown::Expression(_)));
    let names = |all: Vec<Unknown>| all.into_iter().map(Unknown::into_name).collect::<Vec<_>>();
    let (unfilled, unknown) = (names(unfilled), names(unknown));
    if let Some(first) = unfilled.first() {
        findings.push(unfilled_template::KIND.finding(
            Input::Policy,
            Message::new(
                format!("This is a template: `{first}` is filled in by {}", placeholder::filled_in_by(first)),
                format!("The verdict depends on {}.", list(&unfilled)),
                placeholder::DEPLOYED,
            ),
        ));
    }
    if !unknown.is_empty() {
        findings.push(depends_on_request::KIND.finding(
            Input::Policy,
            Message::new(
                format!("The verdict depends on {}", list(&unknown)),
                "Only the request knows the value, and it was not given.",
                "say what it is in the request, to get a verdict",
            ),
        ));
    }
    if decision.verdict != Verdict::Denied {
        findings.push(check_the_role::KIND.finding(
            Input::Policy,
            Message::new(
                "If AWS still denies this call, check the role's ARN",
                "A role that does not exist, another account and another path give the same error. A role or \
                 provider that was changed just now denies for some seconds.",
                "compare the role's ARN with the one in the call, and retry after 15 seconds",
            ),
        ));
    }
    // Stable, so that each family keeps its own order.
    order::sort_by_key(&mut findings, |finding| finding.severity);
    findings
}

/// What the service answers, where that is known.
pub(crate) fn answer(refusal: Refusal<'_>) -> Option<ServiceError> {
    match refusal {
        Refusal::Call(fault) => fault::service_error(fault),
        Refusal::Document(problem) => {
            Some(ServiceError::new("MalformedPolicyDocument", problem::answer(problem)))
        }
        Refusal::Action(action) => {
            Some(ServiceError::new("AccessDenied", format!("Not authorized to perform {action}")))
        }
    }
}

/// How surely it is known that the service refuses it; `None` where that is for the policies to say.
pub(crate) fn sure_of(refusal: Refusal<'_>) -> Option<Confidence> {
    match refusal {
        Refusal::Call(fault) => Some(fault::sure_of(fault)),
        // How IAM words its refusals was recorded by others.
        Refusal::Document(_) => Some(Confidence::Inferred),
        Refusal::Action(_) => None,
    }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
