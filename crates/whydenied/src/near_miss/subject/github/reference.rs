//! Refs, as people call them.

/// The name of the branch or the tag.
pub(crate) fn short(reference: &str) -> &str {
    let branch = reference.strip_prefix("refs/heads/");
    branch.or_else(|| reference.strip_prefix("refs/tags/")).unwrap_or(reference)
}

/// Whether it is a branch or a tag.
pub(crate) fn kind(reference: &str) -> &'static str {
    if reference.starts_with("refs/tags/") { "tag" } else { "branch" }
}
