//! One text of a policy, tried on the call that was denied.

use super::amend::Manuscript;
use crate::Token;
use crate::aws::Request;
use crate::aws::context::{Context, KeyValue};
use crate::aws::decision::{self, Document, Evaluation};
use crate::aws::policy::{Policy, Problem, ProblemKind, Version};
use crate::aws::provider::Provider;
use crate::aws::sts;
use crate::outcome::Verdict;
use crate::report::DecidedBy;
use crate::span::Span;

/// The call that was denied, and the policies that bear on it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) token: &'a Token,
    /// The request as the caller gave it.
    pub(crate) request: &'a Request,
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) resource_control: &'a [Policy<'a>],
}

/// The document whose text is amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Trust,
    ResourceControl(usize),
}

/// What a text makes of the call.
pub(super) struct Attempt<'s> {
    pub(super) call: Call<'s>,
    pub(super) target: Target,
    pub(super) manuscript: &'s Manuscript<'s>,
    /// The policy that the text is.
    pub(super) policy: &'s Policy<'s>,
    pub(super) context: &'s Context,
    pub(super) evaluations: &'s [Evaluation<'s>],
    /// What AWS would decide.
    pub(super) verdict: Verdict,
    pub(super) decided_by: DecidedBy,
    /// The keys on which the policies rest, if they rest on any.
    pub(super) depends_on: &'s [String],
}

impl<'a> Call<'a> {
    /// The document that is to be amended.
    pub(super) fn document(&self, target: Target) -> Option<&'a Policy<'a>> {
        match target {
            Target::Trust => Some(self.policy),
            Target::ResourceControl(index) => self.resource_control.get(index),
        }
    }

    /// Decides about the call with `text` as the text of the target; `None` if that is no policy.
    pub(super) fn attempt<R>(
        &self,
        target: Target,
        text: &str,
        look: impl FnOnce(&Attempt<'_>) -> R,
    ) -> Option<R> {
        let revised = self.document(target)?.revised(text)?;
        let manuscript = Manuscript::read(text, &revised)?;
        let mut resource_control = self.resource_control.to_vec();
        let trust = match target {
            Target::Trust => &revised,
            Target::ResourceControl(index) => {
                resource_control.get_mut(index)?.clone_from(&revised);
                self.policy
            }
        };
        let request = &*self.request.completed(self.token, trust);
        let mut provider = Provider::of(self.token, request);
        provider.assume_from(trust);
        let context = Context::for_provider(self.token, request, provider);
        let faults = sts::faults(self.token, request, &context.provider);
        let documents = Document::all(trust, &resource_control);
        let evaluations = decision::evaluate(self.token, &documents, &context);
        let decision = decision::decide(self.token, trust, request, &faults, &evaluations);
        let depends_on = decision::depends_on(Verdict::Depends, &evaluations, &context);
        Some(look(&Attempt {
            call: Call { policy: trust, resource_control: &resource_control, ..*self },
            target,
            manuscript: &manuscript,
            policy: &revised,
            context: &context,
            evaluations: &evaluations,
            verdict: decision.verdict,
            decided_by: decision.by,
            depends_on: &depends_on,
        }))
    }
}

impl Attempt<'_> {
    /// What keeps IAM from saving the text, in source order.
    pub(super) fn refused(&self) -> impl Iterator<Item = &Problem> {
        self.policy.problems.iter().filter(|problem| refuses(&problem.kind))
    }

    /// Whether the policies let the call in, as far as they are known, and IAM saves the text.
    pub(super) fn is_open(&self) -> bool {
        let denied = |evaluation: &Evaluation<'_>| evaluation.trace.verdict == Verdict::Denied;
        self.refused().next().is_none() && !self.evaluations.iter().any(denied)
    }

    /// The statement that a place is in.
    pub(super) fn statement_at(&self, place: Span) -> Option<usize> {
        let holds = |span: Span| span.start <= place.start && place.end <= span.end;
        let statement = self.policy.statements.iter().find(|statement| holds(statement.span))?;
        Some(statement.index)
    }

    /// The key of that claim under the token's provider.
    pub(super) fn own_key(&self, claim: &str) -> String {
        format!("{}:{claim}", self.context.provider.url)
    }

    /// The one value of a claim, as AWS reads it.
    pub(super) fn value_of(&self, claim: &str) -> Option<&str> {
        let key = self.own_key(claim);
        let entry = self.context.entries.iter().find(|entry| entry.key == key)?;
        match &entry.value {
            KeyValue::Present(values) => match values.as_slice() {
                [only] if !only.is_empty() => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether `${…}` in a value is a variable.
    pub(super) fn has_variables(&self) -> bool {
        self.policy.version == Version::V2012
    }
}

/// Whether IAM refuses to save a document with that problem.
pub(super) fn refuses(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::DuplicateKey(_)) || kind.is_refused()
}
