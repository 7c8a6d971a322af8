//! The decision: what STS refuses by itself, then every evaluation of a policy, in AWS's order.

use super::context::Context;
use super::evaluate::{StatementTrace, Trace};
use super::policy::{Policy, PolicyKind, ProblemKind};
use super::provider::Provider;
use super::shared_provider;
use super::sts::{self, Fault, Stage};
use super::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, claims};
use crate::Token;
use crate::order;
use crate::outcome::{Confidence, Verdict};
use crate::report::DecidedBy;

/// A policy with its position.
pub(crate) struct Document<'a> {
    pub(crate) policy: &'a Policy<'a>,
    /// Its position among the policies of its kind.
    pub(crate) index: usize,
}

/// One evaluation of one policy.
pub(crate) struct Evaluation<'a> {
    pub(crate) action: &'static str,
    pub(crate) document: &'a Document<'a>,
    pub(crate) trace: Trace<'a, 'a>,
}

/// The verdict, the stage that settled it, and what the service refuses.
pub(crate) struct Decision<'a> {
    pub(crate) verdict: Verdict,
    pub(crate) by: DecidedBy,
    pub(crate) refusal: Option<Refusal<'a>>,
}

/// What STS or IAM refuses.
#[derive(Clone, Copy)]
pub(crate) enum Refusal<'a> {
    /// The request, its token or its session.
    Call(&'a Fault),
    /// The trust policy as a document.
    Document(&'a ProblemKind),
    /// This action, by what a policy decides.
    Action(&'static str),
}

impl<'a> Document<'a> {
    pub(crate) fn all(policy: &'a Policy<'a>, resource_control: &'a [Policy<'a>]) -> Vec<Self> {
        let one = |index, policy: &'a Policy<'a>| Self { policy, index };
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
pub(crate) fn decide<'a>(
    token: &Token,
    policy: &'a Policy<'_>,
    request: &Request,
    faults: &'a [Fault],
    evaluations: &[Evaluation<'_>],
) -> Decision<'a> {
    let denied = |by, refusal| Decision { verdict: Verdict::Denied, by, refusal: Some(refusal) };
    let (after, before): (Vec<_>, Vec<_>) = faults
        .iter()
        .filter(|fault| fault.decides(token, request))
        .partition(|fault| fault.stage() == Stage::Session);
    if let Some(fault) = before.first() {
        let of_request = fault.stage() == Stage::Request;
        let by = if of_request { DecidedBy::Request } else { DecidedBy::Token };
        return denied(by, Refusal::Call(fault));
    }
    if let Some(problem) = policy.problems.iter().find(|problem| problem.kind.is_refused()) {
        return denied(DecidedBy::Input, Refusal::Document(&problem.kind));
    }
    let first = |verdict| evaluations.iter().find(|evaluation| evaluation.trace.verdict == verdict);
    if let Some(evaluation) = first(Verdict::Denied) {
        return denied(evaluation.decides_as(), Refusal::Action(evaluation.action));
    }
    if let Some(fault) = after.first() {
        return denied(DecidedBy::Request, Refusal::Call(fault));
    }
    let (verdict, by) = match first(Verdict::Depends) {
        Some(evaluation) => (Verdict::Depends, evaluation.decides_as()),
        None => (Verdict::Allowed, DecidedBy::TrustPolicy),
    };
    Decision { verdict, by, refusal: None }
}

/// The keys that nobody gave and on which the verdict rests, each once.
pub(crate) fn depends_on(verdict: Verdict, evaluations: &[Evaluation<'_>], context: &Context) -> Vec<String> {
    if verdict != Verdict::Depends {
        return Vec::new();
    }
    let keys = evaluations.iter().flat_map(|evaluation| evaluation.trace.depends_on(context));
    order::once(keys.collect(), String::clone)
}

/// How surely the rules behind what the policies decide are known: the least sure of them.
pub(crate) fn confidence(
    decision: &Decision<'_>,
    token: &Token,
    policy: &Policy<'_>,
    request: &Request,
    provider: &Provider,
    evaluations: &[Evaluation<'_>],
) -> Confidence {
    // IAM saves no document with repeated keys; which of them the tools keep is known of the tools.
    let repeats = policy.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::DuplicateKey(_)));
    let may_be_too_old = sts::likely_too_old(token, request).is_some();
    // An empty tags claim is taken to carry none.
    let empty_tags = token.claim(claims::TAGS).is_some() && claims::session_tags(token).is_empty();
    let floor = if empty_tags || may_be_refused(decision, provider, evaluations) {
        Confidence::Unconfirmed
    } else if repeats || may_be_too_old {
        Confidence::Inferred
    } else {
        Confidence::Documented
    };
    let statements = evaluations.iter().flat_map(|evaluation| &evaluation.trace.statements);
    statements.map(StatementTrace::confidence).fold(floor, Confidence::max)
}

/// Whether STS may refuse what the policy allows, because it trusts every tenant of a provider.
fn may_be_refused(decision: &Decision<'_>, provider: &Provider, evaluations: &[Evaluation<'_>]) -> bool {
    decision.verdict != Verdict::Denied
        && shared_provider::is_refused_at_request(provider)
        && shared_provider::required_key(provider).zip(evaluations.first()).is_some_and(
            |(key, evaluation)| shared_provider::unrestricted(&evaluation.trace, &key).next().is_some(),
        )
}
