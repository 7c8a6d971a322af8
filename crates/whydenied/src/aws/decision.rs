//! The decision: what STS refuses by itself, then every evaluation of a policy, in AWS's order.
//!
//! One value holds all of it. What explains, mends, lints or asks about other tokens borrows that and repeats no step.

use std::borrow::Cow;

use super::context::Context;
use super::evaluate::{StatementTrace, Trace};
use super::policy::{Policy, PolicyKind, ProblemKind};
use super::provider::Provider;
use super::sts::{self, Fault, Stage};
use super::unknown::Unknown;
use super::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, claims, shared_provider};
use crate::outcome::{Confidence, Verdict};
use crate::report::DecidedBy;
use crate::{Token, order};

/// A call, and the policies that bear on it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) token: &'a Token,
    /// The request as the caller gave it.
    pub(crate) request: &'a Request,
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) resource_control: &'a [Policy<'a>],
}

/// What STS decides about a call, with all that it rests on.
pub(crate) struct Decision<'a> {
    pub(crate) call: Call<'a>,
    /// The request, completed by what the texts say.
    pub(crate) request: Cow<'a, Request>,
    pub(crate) context: Context,
    /// What STS refuses, or would, before and after the policies.
    pub(crate) faults: Vec<Fault>,
    /// Of each policy, for the call itself and for each further permission that the token needs.
    pub(crate) evaluations: Vec<Evaluation<'a>>,
    pub(crate) verdict: Verdict,
    /// The stage that settled the verdict.
    pub(crate) by: DecidedBy,
}

/// A policy with its position.
#[derive(Clone, Copy)]
pub(crate) struct Document<'a> {
    pub(crate) policy: &'a Policy<'a>,
    /// Its position among the policies of its kind.
    pub(crate) index: usize,
}

/// One evaluation of one policy.
pub(crate) struct Evaluation<'a> {
    pub(crate) action: &'static str,
    pub(crate) document: Document<'a>,
    pub(crate) trace: Trace<'a, 'a>,
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

impl<'a> Call<'a> {
    /// The trust policy, then the resource control policies.
    pub(crate) fn documents(&self) -> Vec<Document<'a>> {
        let others = self.resource_control.iter().enumerate();
        let others = others.map(|(index, policy)| Document { policy, index });
        std::iter::once(Document { policy: self.policy, index: 0 }).chain(others).collect()
    }

    pub(crate) fn decide(self) -> Decision<'a> {
        let request = self.request.completed(self.token, self.policy);
        let mut provider = Provider::of(self.token, &request);
        provider.assume_from(self.policy.federated());
        let context = Context::for_provider(self.token, &request, provider);
        let faults = sts::faults(self.token, &request, &context.provider);
        let evaluations = evaluate(self.token, &self.documents(), &context);
        let (verdict, by) = (Verdict::Allowed, DecidedBy::TrustPolicy);
        let mut decision = Decision { call: self, request, context, faults, evaluations, verdict, by };
        (decision.verdict, decision.by, _) = decision.settled();
        decision
    }
}

/// Every evaluation for this token: of each policy, for the call itself and for each further permission that the
/// token needs.
pub(crate) fn evaluate<'a>(
    token: &Token,
    documents: &[Document<'a>],
    context: &Context,
) -> Vec<Evaluation<'a>> {
    let tagged = !claims::session_tags(token).is_empty();
    let identified = claims::source_identity(token).is_some();
    [(ASSUME_ROLE, true), (TAG_SESSION, tagged), (SET_SOURCE_IDENTITY, identified)]
        .into_iter()
        .filter(|(_, needed)| *needed)
        .flat_map(|(action, _)| documents.iter().map(move |document| (action, *document)))
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

impl Decision<'_> {
    /// The first check that refuses settles the verdict; else the first that rests on what nobody gave.
    fn settled(&self) -> (Verdict, DecidedBy, Option<Refusal<'_>>) {
        let denied = |by, refusal| (Verdict::Denied, by, Some(refusal));
        let (after, before): (Vec<_>, Vec<_>) = self
            .faults
            .iter()
            .filter(|fault| self.is_settled_by(fault))
            .partition(|fault| fault.stage() == Stage::Session);
        if let Some(fault) = before.first() {
            let of_request = fault.stage() == Stage::Request;
            let by = if of_request { DecidedBy::Request } else { DecidedBy::Token };
            return denied(by, Refusal::Call(fault));
        }
        if let Some(problem) = self.call.policy.problems.iter().find(|problem| problem.kind.is_refused()) {
            return denied(DecidedBy::Input, Refusal::Document(&problem.kind));
        }
        let first = |verdict| self.evaluations.iter().find(|evaluation| evaluation.trace.verdict == verdict);
        if let Some(evaluation) = first(Verdict::Denied) {
            return denied(evaluation.decides_as(), Refusal::Action(evaluation.action));
        }
        if let Some(fault) = after.first() {
            return denied(DecidedBy::Request, Refusal::Call(fault));
        }
        match first(Verdict::Depends) {
            Some(evaluation) => (Verdict::Depends, evaluation.decides_as(), None),
            None => (Verdict::Allowed, DecidedBy::TrustPolicy, None),
        }
    }

    /// What the service refuses, where it denies.
    pub(crate) fn refusal(&self) -> Option<Refusal<'_>> {
        self.settled().2
    }

    /// Whether the fault denies the call, rather than is worth a word only.
    pub(crate) fn is_settled_by(&self, fault: &Fault) -> bool {
        fault.decides(self.call.token, &self.request)
    }

    /// What is not known and the verdict rests on, each once.
    pub(crate) fn unknown(&self) -> Vec<Unknown> {
        if self.verdict != Verdict::Depends {
            return Vec::new();
        }
        let each = self.evaluations.iter().flat_map(|evaluation| evaluation.trace.depends_on(&self.context));
        order::once(each.collect(), |unknown| unknown.clone().into_name())
    }

    /// The same in the names that reports have for it.
    pub(crate) fn depends_on(&self) -> Vec<String> {
        self.unknown().into_iter().map(Unknown::into_name).collect()
    }

    /// How surely the rules behind what the policies decide are known: the least sure of them.
    pub(crate) fn confidence(&self) -> Confidence {
        let Call { token, policy, .. } = self.call;
        // IAM saves no document with repeated keys; which of them the tools keep is known of the tools.
        let repeats =
            policy.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::DuplicateKey(_)));
        let may_be_too_old = sts::likely_too_old(token, &self.request).is_some();
        // An empty tags claim is taken to carry none.
        let empty_tags = token.claim(claims::TAGS).is_some() && claims::session_tags(token).is_empty();
        let floor = if empty_tags || self.may_be_refused() {
            Confidence::Unconfirmed
        } else if repeats || may_be_too_old {
            Confidence::Inferred
        } else {
            Confidence::Documented
        };
        let statements = self.evaluations.iter().flat_map(|evaluation| &evaluation.trace.statements);
        statements.map(StatementTrace::confidence).fold(floor, Confidence::max)
    }

    /// Whether STS may refuse what the policy allows, because it trusts every tenant of a provider.
    fn may_be_refused(&self) -> bool {
        let provider = &self.context.provider;
        self.verdict != Verdict::Denied
            && shared_provider::is_refused_at_request(provider)
            && shared_provider::required_key(provider).zip(self.evaluations.first()).is_some_and(
                |(key, evaluation)| shared_provider::unrestricted(&evaluation.trace, &key).next().is_some(),
            )
    }
}
