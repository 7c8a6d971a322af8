//! Why a request does not have a condition key that a policy tests.

pub(crate) mod absence;
pub(crate) mod claim_missing;
pub(crate) mod claim_not_a_condition_key;
pub(crate) mod foreign_key;
pub(crate) mod key_misspelled;
pub(crate) mod key_never_present;
mod own_keys;
pub(crate) mod provider;

pub(crate) use absence::Absence;
use absence::AbsentKey;
use foreign_key::ForeignKey;

use crate::aws::context::Context;
use crate::finding::kind::Cause;

crate::finding::entry::entries![claim_not_a_condition_key, key_misspelled, key_never_present,];

/// Why the request has no such key; where none of it is, a claim is missing. A name that is nearly right comes first.
const OF_ABSENCE: &[fn(&AbsentKey<'_>) -> Option<Cause>] =
    &[key_misspelled::cause, key_never_present::cause, claim_not_a_condition_key::cause];

impl Absence {
    /// The cause of a denial in which this absence made a condition fail.
    pub(crate) fn cause(&self, key: &str, context: &Context) -> Cause {
        if let Self::OtherProvider { prefix, name } = self {
            return provider::cause(&ForeignKey { prefix, name, own: &context.provider.url });
        }
        let absent = AbsentKey { key, absence: self, context };
        let cause = OF_ABSENCE.iter().find_map(|cause| cause(&absent));
        cause.unwrap_or_else(|| claim_missing::cause(&absent))
    }
}
