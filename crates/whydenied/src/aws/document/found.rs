//! What a pasted text is, and where in it the policy stands.

use super::super::role::Role;
use crate::span::Span;

/// What a trust policy was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// The document itself.
    Policy,
    /// The answer of `aws iam get-role`, or the role in it.
    Role,
    /// The answer of `aws iam list-roles`, of which one role was taken.
    Roles,
    /// The arguments of `getPolicyDocument` or `aws_iam_policy_document`.
    Arguments,
}

/// What was found in one layer of encoding.
pub(super) struct Found {
    pub(super) form: Option<DocumentForm>,
    pub(super) role: Option<Role>,
    /// Where that role stands.
    pub(super) role_at: Option<Span>,
    pub(super) place: Place,
}

/// Where the policy stands.
pub(super) enum Place {
    /// As JSON, here.
    Policy(Span),
    /// As arguments, here.
    Arguments(Span),
    /// Inside of the string that stands here and reads so.
    Encoded(Span, String),
}

impl From<Place> for Found {
    fn from(place: Place) -> Self {
        Self { form: None, role: None, role_at: None, place }
    }
}
