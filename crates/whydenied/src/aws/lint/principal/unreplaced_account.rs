//! `unreplaced-placeholder`: something else than an account id in a provider's ARN.

use crate::aws::arn::Arn;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::placeholder::unreplaced_placeholder::KIND;

/// The cause, if the account or the partition of a provider's ARN is none.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let arn = Arn::parse(written).filter(|arn| arn.provider_url().is_some())?;
    if arn.has_account_id() && arn.has_known_partition() {
        return None;
    }
    let message = Message::new(
        format!("`{}` in the principal is no account id", arn.account),
        "An account id has twelve digits. Was a placeholder never replaced?",
        "write the id of the account that has the role and the provider",
    );
    Some((&KIND, message))
}
