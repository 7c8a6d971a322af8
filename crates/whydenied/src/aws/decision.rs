//! The decision: what STS refuses by itself, then every evaluation of a policy, in AWS's order.

use super::context::Context;
use super::evaluate::{StatementTrace, Trace};
use super::policy::{Policy, PolicyKind};
use super::sts::{Fault, Stage};
use super::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, claims};
use crate::Token;
use crate::finding;
use crate::outcome::{Confidence, Verdict};
use crate::report::{DecidedBy, ServiceError};
use crate::span::Lines;

/// A policy with what it takes to point into it.
pub(crate) struct Document<'a> {
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) lines: Lines,
    /// Its position among the policies of its kind.
    pub(crate) index: usize,
}

/// One evaluation of one policy.
pub(crate) struct Evaluation<'a> {
    pub(crate) action: &'static str,
    pub(crate) document: &'a Document<'a>,
    pub(crate) trace: Trace<'a, 'a>,
}

/// The verdict, the stage that settled it, and the error that STS or IAM would answer.
pub(crate) struct Decision {
    pub(crate) verdict: Verdict,
    pub(crate) by: DecidedBy,
    pub(crate) error: Option<ServiceError>,
}

impl<'a> Document<'a> {
    pub(crate) fn all(policy: &'a Policy<'a>, resource_control: &'a [Policy<'a>]) -> Vec<Self> {
        let one = |index, policy: &'a Policy<'a>| Self { policy, lines: Lines::new(policy.text), index };
        let others = resource_control.iter().enumerate().map(|(index, policy)| one(index, policy));
        std::iter::once(one(0, policy)).chain(others).collect()
    }
}

/// Every evaluation for this token: of the trust policy and of each resource control policy, for
/// the call itself and for each further permission that the token needs.
pub(crate) fn evaluate<'a>(
    token: &Token,
    documents: &'a [Document<'a>],
    context: &'a Context,
) -> Vec<Evaluation<'a>> {
    let tagged = !claims::session_tags(token).is_empty();
    let identified = claims::source_identity(token).is_some();
    [(ASSUME_ROLE, true), (TAG_SESSION, tagged), (SET_SOURCE_IDENTITY, identified)]
        .into_iter()
        .filter(|(_, needed)| *needed)
        .flat_map(|(action, _)| documents.iter().map(move |document| (action, document)))
        .map(|(action, document)| Evaluation {
            action,
            document,
            trace: document.policy.evaluate(action, context),
        })
        .collect()
}

impl Evaluation<'_> {
    fn decides_as(&self) -> DecidedBy {
        match (self.document.policy.kind, self.action) {
            (PolicyKind::ResourceControl, _) => DecidedBy::ResourceControlPolicy,
            (_, TAG_SESSION) => DecidedBy::TagSession,
            (_, SET_SOURCE_IDENTITY) => DecidedBy::SourceIdentity,
            _ => DecidedBy::TrustPolicy,
        }
    }
}

/// The first check that refuses settles the verdict; else the first that rests on what nobody gave.
pub(crate) fn decide(
    token: &Token,
    policy: &Policy<'_>,
    request: &Request,
    faults: &[Fault],
    evaluations: &[Evaluation<'_>],
) -> Decision {
    let denied = |by, error| Decision { verdict: Verdict::Denied, by, error: Some(error) };
    let (after, before): (Vec<_>, Vec<_>) = faults
        .iter()
        .filter(|fault| fault.decides(token, request))
        .partition(|fault| fault.stage() == Stage::Session);
    if let Some(fault) = before.first() {
        let of_request = fault.stage() == Stage::Request;
        let by = if of_request { DecidedBy::Request } else { DecidedBy::Token };
        return denied(by, finding::service_error(fault));
    }
    if let Some(message) = policy.problems.iter().find_map(|problem| finding::refusal(&problem.kind)) {
        return denied(DecidedBy::Input, ServiceError::new("MalformedPolicyDocument", message));
    }
    let first = |verdict| evaluations.iter().find(|evaluation| evaluation.trace.verdict == verdict);
    if let Some(evaluation) = first(Verdict::Denied) {
        let message = format!("Not authorized to perform {}", evaluation.action);
        return denied(evaluation.decides_as(), ServiceError::new("AccessDenied", message));
    }
    if let Some(fault) = after.first() {
        return denied(DecidedBy::Request, finding::service_error(fault));
    }
    match first(Verdict::Depends) {
        Some(evaluation) => Decision { verdict: Verdict::Depends, by: evaluation.decides_as(), error: None },
        None => Decision { verdict: Verdict::Allowed, by: DecidedBy::TrustPolicy, error: None },
    }
}

/// The keys that nobody gave and on which the verdict rests, each once.
pub(crate) fn depends_on(verdict: Verdict, evaluations: &[Evaluation<'_>], context: &Context) -> Vec<String> {
    let mut keys = Vec::new();
    if verdict == Verdict::Depends {
        for key in evaluations.iter().flat_map(|evaluation| evaluation.trace.depends_on(context)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// How surely the rules behind the decision are known: the least sure of them.
pub(crate) fn confidence(token: &Token, by: DecidedBy, evaluations: &[Evaluation<'_>]) -> Confidence {
    let floor = match by {
        // How IAM words its refusals was recorded by others.
        DecidedBy::Input => Confidence::Inferred,
        // An empty tags claim is taken to carry none.
        _ if token.claim(claims::TAGS).is_some() && claims::session_tags(token).is_empty() => {
            Confidence::Unconfirmed
        }
        _ => Confidence::Documented,
    };
    let statements = evaluations.iter().flat_map(|evaluation| &evaluation.trace.statements);
    statements.map(StatementTrace::confidence).fold(floor, Confidence::max)
}
