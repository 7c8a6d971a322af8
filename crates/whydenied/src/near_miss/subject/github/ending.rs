//! What is said of a value that ends in something that no usual subject ends in.

use crate::finding::kind::Message;

/// That it is so, and that the token's subject ends in `own`.
pub(crate) fn message(title: String, own: &str) -> Message {
    Message::new(
        title,
        "After the repository a usual subject has `environment:NAME`, `pull_request`, `ref:refs/heads/BRANCH` or \
         `ref:refs/tags/TAG`.",
        format!("write `{own}` after the repository"),
    )
}
