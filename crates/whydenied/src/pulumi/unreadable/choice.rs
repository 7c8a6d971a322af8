//! The choice between the issuers of a text.

/// How many issuers an error names.
const NAMED: usize = 12;

/// That one of these issuers has to be chosen.
pub(crate) fn of(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    format!("say which one by its name or its URL; they are {}", shown.join(", "))
}
