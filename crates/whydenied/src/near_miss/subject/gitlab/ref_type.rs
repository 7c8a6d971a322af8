//! What the job runs for, and what the policy wants it to run for: a branch or a tag.

use crate::near_miss::subject::subjects::{Subjects, fits};

/// What the job runs for, and what the policy has in the place of `branch` or `tag`.
pub(crate) struct RefType<'a> {
    /// The `ref_type` of the token's subject.
    pub(crate) own: &'a str,
    /// That of the policy's, which does not fit.
    pub(crate) wanted: &'a str,
    /// The `ref` of the token's subject.
    pub(crate) reference: &'a str,
}

impl<'a> RefType<'a> {
    /// `None` where the two agree, or where the policy's value has none.
    pub(crate) fn differing(it: &Subjects<'a>) -> Option<Self> {
        let parts = it.parts()?;
        let value = |name| parts.iter().find(|part| part.name == name).map_or("", |part| part.value);
        let (_, rest) = it.expected.split_once(":ref_type:")?;
        let wanted = rest.split_once(':').map_or(rest, |(wanted, _)| wanted);
        let own = value("REF_TYPE");
        (!fits(wanted, own)).then(|| Self { own, wanted, reference: value("REF") })
    }
}
