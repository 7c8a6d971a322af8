//! This is the error that AWS answered.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::service_answer::aws::CODE;

pub(crate) static KIND: Kind = Kind::error(CODE, STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the error that AWS answered",
    why: "Its code tells which half of the set-up to look at: the token and its provider, the policy, or the parameters of \
          the call. It does not say which condition failed.",
    help: "paste the token that was sent, and the role's trust policy",
    example: token(
        "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
    ),
    near: token(JWT),
};
