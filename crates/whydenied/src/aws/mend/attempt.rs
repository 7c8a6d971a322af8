//! One text of a policy, tried on the call that was denied.

use crate::aws::context::KeyValue;
use crate::aws::decision::{Call, Decision, Evaluation};
use crate::aws::mend::edit::Manuscript;
use crate::aws::policy::{Policy, Problem, ProblemKind, Version};
use crate::outcome::Verdict;
use crate::span::Span;

/// The document whose text is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Trust,
    ResourceControl(usize),
}

/// What a text makes of the call.
pub(crate) struct Attempt<'s> {
    pub(crate) target: Target,
    pub(crate) manuscript: &'s Manuscript<'s>,
    /// The policy that the text is.
    pub(crate) policy: &'s Policy<'s>,
    /// What AWS would decide.
    pub(crate) decision: &'s Decision<'s>,
}

impl<'a> Call<'a> {
    /// The document that is to be edited.
    pub(crate) fn document(&self, target: Target) -> Option<&'a Policy<'a>> {
        match target {
            Target::Trust => Some(self.policy),
            Target::ResourceControl(index) => self.resource_control.get(index),
        }
    }

    /// Decides about the call with `text` as the text of the target; `None` if that is no policy.
    pub(crate) fn attempt<R>(
        &self,
        target: Target,
        text: &str,
        look: impl FnOnce(&Attempt<'_>) -> R,
    ) -> Option<R> {
        self.attempt_with(target, text, &[], look)
    }

    /// The same where expressions of a program stand for what is `given`.
    pub(crate) fn attempt_with<R>(
        &self,
        target: Target,
        text: &str,
        given: &[(String, String)],
        look: impl FnOnce(&Attempt<'_>) -> R,
    ) -> Option<R> {
        let program;
        let revised = match target {
            Target::Trust if self.policy.program.is_some() => {
                program = self.policy.reread(text, given)?;
                let revised = Policy::read_document_for(&program, Some(self.token), self.request).ok()?;
                revised.is_found_as(self.policy).then_some(revised)?
            }
            _ => self.document(target)?.revised(text)?,
        };
        let manuscript = Manuscript::read(text, &revised)?;
        let mut resource_control = self.resource_control.to_vec();
        let trust = match target {
            Target::Trust => &revised,
            Target::ResourceControl(index) => {
                resource_control.get_mut(index)?.clone_from(&revised);
                self.policy
            }
        };
        let decision = Call { policy: trust, resource_control: &resource_control, ..*self }.decide();
        Some(look(&Attempt { target, manuscript: &manuscript, policy: &revised, decision: &decision }))
    }
}

impl Attempt<'_> {
    /// What keeps IAM from saving the text, in source order.
    pub(crate) fn refused(&self) -> impl Iterator<Item = &Problem> {
        self.policy.problems.iter().filter(|problem| refuses(&problem.kind))
    }

    /// Whether the policies let the call in, as far as they are known, and IAM saves the text.
    pub(crate) fn is_open(&self) -> bool {
        let denied = |evaluation: &Evaluation<'_>| evaluation.trace.verdict == Verdict::Denied;
        self.refused().next().is_none() && !self.decision.evaluations.iter().any(denied)
    }

    /// The statement that a place is in.
    pub(crate) fn statement_at(&self, place: Span) -> Option<usize> {
        let holds = |span: Span| span.start <= place.start && place.end <= span.end;
        let statement = self.policy.statements.iter().find(|statement| holds(statement.span))?;
        Some(statement.index)
    }

    /// The key of that claim under the token's provider.
    pub(crate) fn own_key(&self, claim: &str) -> String {
        format!("{}:{claim}", self.decision.context.provider.url)
    }

    /// The one value of a claim, as AWS reads it.
    pub(crate) fn value_of(&self, claim: &str) -> Option<&str> {
        let key = self.own_key(claim);
        let entry = self.decision.context.entries.iter().find(|entry| entry.key == key)?;
        match &entry.value {
            KeyValue::Present(values) => match values.as_slice() {
                [only] if !only.is_empty() => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether `${…}` in a value is a variable.
    pub(crate) fn has_variables(&self) -> bool {
        self.policy.version == Version::V2012
    }
}

/// Whether IAM refuses to save a document with that problem.
pub(crate) fn refuses(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::DuplicateKey(_)) || kind.is_refused()
}
