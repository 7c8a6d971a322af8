//! Subjects of which one part differs, explained alike whoever issued them.

pub(crate) mod subject_part_mismatch;
pub(crate) mod terraform_run_phase_mismatch;
pub(crate) mod vercel_environment_mismatch;

use super::subjects::{Differing, Subjects};
use crate::finding::kind::Cause;

crate::finding::entry::entries![
    subject_part_mismatch,
    terraform_run_phase_mismatch,
    vercel_environment_mismatch,
];

/// What some issuers' parts mean.
const OF_ISSUERS: &[fn(&Subjects<'_>, &Differing<'_>) -> Option<Cause>] = &[
    subject_part_mismatch::version_of_circleci,
    subject_part_mismatch::braces_of_bitbucket,
    terraform_run_phase_mismatch::cause,
    vercel_environment_mismatch::cause,
];

/// The part that differs.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let differing = it.differing().filter(|differing| !differing.part.value.is_empty())?;
    let cause = OF_ISSUERS.iter().find_map(|cause| cause(it, &differing));
    Some(cause.unwrap_or_else(|| subject_part_mismatch::cause(it, &differing)))
}
