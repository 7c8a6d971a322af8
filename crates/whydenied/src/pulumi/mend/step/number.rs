//! How a policy is called in a title.

/// `policy 2`, as people count.
pub(super) fn number(index: usize) -> String {
    format!("policy {}", index + 1)
}
