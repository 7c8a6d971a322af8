//! `key-values-swapped`, as AWS has it.

use super::mismatch::Mismatch;
use crate::finding::both::key_values_swapped::KIND;
use crate::finding::kind::{Cause, Message};

/// Found where another claim, of those that it may be, has what the policy looks for under this key.
pub(crate) fn cause(it: &Mismatch<'_>, may_be: fn(&str) -> bool) -> Option<Cause> {
    let literal = it.expected.trim_matches(['*', '?']);
    let other = it.token.claims.members().iter().find(|member| {
        let value = member.node.value.as_str().unwrap_or_default();
        *member.key != *it.name && may_be(&member.key) && !literal.is_empty() && it.fits(it.expected, value)
    })?;
    let message = Message::new(
        format!(
            "`{}` is the token's `{}`, but the policy looks for it in `{}`",
            it.expected, other.key, it.name
        ),
        "Each key is compared with its own claim.",
        format!("test it under `{}:{}`", it.context.provider.url, other.key),
    );
    Some((&KIND, message))
}
