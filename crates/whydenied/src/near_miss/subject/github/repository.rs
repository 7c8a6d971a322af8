//! The repository that a subject starts with.

use super::context::Context;
use crate::near_miss::subject::subjects::fits;

/// The start of a subject, in a token or as a pattern of a policy.
pub(crate) struct Repository<'t> {
    pub(crate) owner: Name<'t>,
    pub(crate) name: Name<'t>,
    pub(crate) context: &'t str,
}

/// A name, perhaps with the numeric id that GitHub gave it.
pub(crate) struct Name<'t> {
    pub(crate) name: &'t str,
    pub(crate) id: Option<&'t str>,
}

impl<'t> Name<'t> {
    fn of(text: &'t str) -> Self {
        match text.split_once('@') {
            Some((name, id)) => Self { name, id: Some(id) },
            None => Self { name: text, id: None },
        }
    }
}

impl<'t> Repository<'t> {
    /// A pattern may end anywhere: what is not there is a `*`.
    pub(crate) fn parse(subject: &'t str) -> Option<Self> {
        let rest = subject.strip_prefix("repo:")?;
        let (repository, context) = rest.split_once(':').unwrap_or((rest, "*"));
        let (owner, name) = repository.split_once('/').unwrap_or((repository, "*"));
        Some(Self { owner: Name::of(owner), name: Name::of(name), context })
    }

    /// Of a token's subject; `None` where it ends in something that a usual subject does not end in.
    pub(crate) fn usual(subject: &'t str) -> Option<Self> {
        Self::parse(subject).filter(|it| !matches!(Context::of(it.context), Context::Other))
    }

    pub(crate) fn full_name(&self) -> String {
        format!("{}/{}", self.owner.name, self.name.name)
    }

    pub(crate) fn has_ids(&self) -> bool {
        self.owner.id.is_some()
    }

    /// Whether this repository has the names that the other one, of a policy, asks for.
    pub(crate) fn is_named(&self, wanted: &Repository<'_>) -> bool {
        fits(wanted.owner.name, self.owner.name) && fits(wanted.name.name, self.name.name)
    }

    /// The first id that is another one than the policy asks for.
    pub(crate) fn other_id(&self, wanted: &Repository<'t>) -> Option<(&'t str, &'t str, &'t str)> {
        [(&self.owner, &wanted.owner), (&self.name, &wanted.name)].into_iter().find_map(|(own, wanted)| {
            let (id, wanted) = own.id.zip(wanted.id)?;
            (!fits(wanted, id)).then_some((own.name, id, wanted))
        })
    }
}
