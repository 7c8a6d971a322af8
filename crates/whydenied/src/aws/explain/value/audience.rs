//! The audience: what the token is meant for, and what the policy wants it to be meant for.

pub(crate) mod audience_is_azp;
pub(crate) mod audience_mismatch;

use super::mismatch::Mismatch;
use crate::finding::kind::Cause;
use crate::near_miss::subject::pulumi::pulumi_audience_form;

crate::finding::entry::entries![audience_is_azp, audience_mismatch,];

/// Why the token's audience is not the one that the policy wants.
pub(crate) fn cause(it: &Mismatch<'_>) -> Cause {
    audience_is_azp::cause(it)
        .or_else(|| pulumi_audience_form::cause(&it.subjects()))
        .unwrap_or_else(|| audience_mismatch::cause(it))
}
