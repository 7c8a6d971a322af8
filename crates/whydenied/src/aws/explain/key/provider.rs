//! Keys that start with another provider than the token's own.

pub(crate) mod key_is_provider_arn;
pub(crate) mod key_trailing_slash;
pub(crate) mod key_url_scheme;
pub(crate) mod key_wrong_provider;

use super::foreign_key::ForeignKey;
use super::key_misspelled;
use crate::finding::kind::Cause;
use crate::near_miss::placeholder::{self, unreplaced_placeholder};
use crate::near_miss::subject::pulumi::pulumi_issuer_v2;

crate::finding::entry::entries![key_is_provider_arn, key_trailing_slash, key_url_scheme, key_wrong_provider,];

/// What may be wrong with the provider in front, in the order in which it is looked for.
const OF_PROVIDER: &[fn(&ForeignKey<'_>) -> Option<Cause>] = &[
    unreplaced,
    key_wrong_provider::without_provider,
    key_url_scheme::cause,
    key_is_provider_arn::cause,
    key_trailing_slash::cause,
    version_of_pulumi,
    key_wrong_provider::by_path,
    key_wrong_provider::by_tenant,
    key_misspelled::of_provider,
];

/// Why a key is not one of the token's own provider.
pub(crate) fn cause(foreign: &ForeignKey<'_>) -> Cause {
    let cause = OF_PROVIDER.iter().find_map(|cause| cause(foreign));
    cause.unwrap_or_else(|| key_wrong_provider::cause(foreign))
}

fn unreplaced(foreign: &ForeignKey<'_>) -> Option<Cause> {
    let found = placeholder::find(foreign.prefix)?;
    Some(unreplaced_placeholder::of_provider(found, foreign.own))
}

fn version_of_pulumi(foreign: &ForeignKey<'_>) -> Option<Cause> {
    pulumi_issuer_v2::cause(foreign.prefix, foreign.own, || foreign.help())
}
