//! `principal-url-scheme`: `https://` in a provider's ARN.

use super::advice::NAME_THE_ARN;
use crate::aws::arn::Arn;
use crate::aws::explain::statement::principal_url_scheme::KIND;
use crate::finding::kind::{Cause, Message};

/// The cause, if the URL in a provider's ARN has its scheme.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let message = || {
        let title = "The provider's ARN has `https://` in it";
        Message::new(title, "An ARN names the provider without `https://`.", NAME_THE_ARN)
    };
    Arn::parse(written)?.provider_url()?.starts_with("https://").then(|| (&KIND, message()))
}
