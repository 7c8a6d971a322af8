//! What to do about a value that differs.

use crate::aws::context::is_aws_key;

/// To change one of the two sides: the policy, or where the value of this key comes from.
pub(crate) fn change_it(key: &str) -> &'static str {
    if is_aws_key(key) {
        "change the value in the policy, or send a request that fits it"
    } else {
        "change the value in the policy, or what the token says"
    }
}
