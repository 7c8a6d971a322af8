//! `principal-saml`: a SAML provider in a statement for OIDC tokens.

use super::advice::NAME_THE_PROVIDER;
use crate::aws::explain::statement::principal_saml::KIND;
use crate::finding::kind::{Cause, Message};

/// The cause, where all that is named under `Federated` are SAML providers, of which this is the first.
pub(crate) fn cause(written: &str) -> Cause {
    let title = "The action is for OIDC tokens, the principal is a SAML provider";
    (&KIND, Message::new(title, format!("It names `{written}`."), NAME_THE_PROVIDER))
}
