//! Several names in one sentence.

/// `branch, tag or pull request`.
pub(crate) fn alternatives(names: &[&str]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
        names => names.concat(),
    }
}
