//! `principal-bare-host`: something else than an ARN under `Federated`.

use super::advice::NAME_THE_ARN;
use crate::aws::arn::Arn;
use crate::aws::explain::statement::principal_bare_host::{DETAIL, KIND, needs_arn};
use crate::finding::kind::{Cause, Message};
use crate::issuer;

/// The cause, if what is written under `Federated` is neither an ARN nor a provider that AWS knows by its host.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let is_built_in =
        || issuer::recognise(written).is_some_and(|issuer| issuer.built_in) && !written.contains("://");
    if Arn::parse(written).is_some() || is_built_in() {
        return None;
    }
    Some((&KIND, Message::new(needs_arn(written), DETAIL, NAME_THE_ARN)))
}
