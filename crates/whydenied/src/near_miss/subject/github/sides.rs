//! Both subjects taken apart.

use super::context::Context;
use super::repository::Repository;
use crate::near_miss::subject::subjects::Subjects;

/// The token's subject and the policy's, both of the usual form.
pub(crate) struct Sides<'a> {
    pub(crate) token: Repository<'a>,
    pub(crate) policy: Repository<'a>,
    /// The token's whole subject.
    pub(crate) subject: &'a str,
}

impl<'a> Sides<'a> {
    /// `None` where either is not of the usual form.
    pub(crate) fn of(it: &Subjects<'a>) -> Option<Self> {
        Some(Self {
            token: Repository::usual(it.actual)?,
            policy: Repository::parse(it.expected)?,
            subject: it.actual,
        })
    }

    /// What the token's subject names after the repository, and what the policy has there.
    pub(crate) fn contexts(&self) -> (Context<'a>, Context<'a>) {
        (Context::of(self.token.context), Context::of(self.policy.context))
    }
}
