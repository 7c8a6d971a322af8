//! `principal-bare-host`: something else than an ARN under `Federated`.

use super::advice::NAME_THE_ARN;
use crate::aws::arn::Arn;
use crate::aws::explain::statement::principal_bare_host::KIND;
use crate::finding::kind::{Cause, Message};
use crate::issuer;

/// The cause, if what is written under `Federated` is neither an ARN nor a provider that AWS knows by its host.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let is_built_in =
        || issuer::recognise(written).is_some_and(|issuer| issuer.built_in) && !written.contains("://");
    if Arn::parse(written).is_some() || is_built_in() {
        return None;
    }
    let message = Message::new(
        format!("`{written}` in the principal needs its whole ARN"),
        "IAM saves a bare host, but only Google, Cognito, Amazon and Facebook are named so.",
        NAME_THE_ARN,
    );
    Some((&KIND, message))
}
