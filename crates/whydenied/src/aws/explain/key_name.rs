//! What people call a condition key.

/// The name after its provider, such as `sub`; of AWS's own keys the whole key.
pub(crate) fn short_name(key: &str) -> &str {
    if key.starts_with("aws:") || key.starts_with("sts:") {
        return key;
    }
    key.rsplit_once(':').map_or(key, |(_, name)| name)
}

/// The name after this provider's URL; `None` for a key of anything else.
pub(crate) fn own_name<'k>(key: &'k str, provider: &str) -> Option<&'k str> {
    key.get(..provider.len())
        .filter(|prefix| prefix.eq_ignore_ascii_case(provider))
        .and_then(|_| key.get(provider.len()..)?.strip_prefix(':'))
}
