//! `principal-trailing-slash`: a provider that differs from a known issuer by the `/` at its end.

use super::issuer_url::{LETTER_BY_LETTER, unknown};
use crate::aws::explain::statement::principal_trailing_slash::KIND;
use crate::finding::kind::{Cause, Message};
use crate::issuer;

/// The cause, if the provider is a known issuer's but for the `/`.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let url = unknown(written)?;
    let with_slash = format!("{url}/");
    let without = url.trim_end_matches('/');
    let (issuer, meant) =
        [without, &with_slash].into_iter().find_map(|url| Some((issuer::recognise(url)?, url)))?;
    let name = issuer.name;
    let title = if meant.ends_with('/') {
        format!("The issuer of {name} ends in `/`, the provider in the policy does not")
    } else {
        format!("The provider in the policy ends in `/`, the issuer of {name} does not")
    };
    let help = format!("write `…:oidc-provider/{meant}`");
    Some((&KIND, Message::new(title, LETTER_BY_LETTER, help)))
}
