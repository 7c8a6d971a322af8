//! `--set`: what expressions of the program stand for that a policy was read from.

use whydenied::aws::Document;

use crate::input::Failure;

/// One `--set`.
pub(crate) fn parse(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err("a name and its value have `=` between them".to_owned()),
    }
}

/// Refuses a name that is given two values.
pub(crate) fn refuse_twice(given: &[(String, String)]) -> Result<(), Failure> {
    for (at, (name, value)) in given.iter().enumerate() {
        let earlier = given.iter().take(at).find(|(other, _)| other == name);
        if earlier.is_some_and(|(_, other)| other != value) {
            return Err(Failure::Usage(format!("--set gives `{name}` two values")));
        }
    }
    Ok(())
}

/// Refuses names that the program does not have.
pub(crate) fn refuse_unknown(
    given: &[(String, String)],
    document: Option<&Document<'_>>,
) -> Result<(), Failure> {
    let Some(document) = document else { return Ok(()) };
    let Some((name, _)) = given.iter().find(|(name, _)| !document.has_name(name)) else { return Ok(()) };
    let names: Vec<_> = document.expressions().map(|name| format!("`{name}`")).collect();
    let known = match names.as_slice() {
        [] => "the policy has no open expressions".to_owned(),
        names => format!("its expressions are {}", names.join(", ")),
    };
    Err(Failure::Usage(format!("--set: the policy has no `{name}`; {known}")))
}
