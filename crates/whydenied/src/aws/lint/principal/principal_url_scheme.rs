//! `principal-url-scheme`: `https://` in a provider's ARN.

use super::advice::NAME_THE_ARN;
use crate::aws::arn::Arn;
use crate::aws::explain::statement::principal_url_scheme::{KIND, message};
use crate::finding::kind::Cause;

/// The cause, if the URL in a provider's ARN has its scheme.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let has_scheme = Arn::parse(written)?.provider_url()?.starts_with("https://");
    has_scheme.then(|| (&KIND, message(NAME_THE_ARN)))
}
