//! The text that Pulumi puts in the place of an Output.

/// The warning that Pulumi makes of an Output that a program puts into a string. Its value is lost.
///
/// Source: <https://www.pulumi.com/docs/iac/concepts/inputs-outputs/>
pub(crate) fn output(text: &str) -> Option<&str> {
    const ENDS: [&str; 4] =
        ["@pulumi/pulumi.", "future version of Pulumi.", "for more details.", "is not supported."];
    let start = text.find("Calling ")?;
    let message = text.get(start..)?;
    let (does, rest) = message.split_once(" on an ")?;
    let is_warning = does.len() < 64 && (rest.starts_with("[Output") || rest.starts_with("Output["));
    let end = ENDS.iter().find_map(|end| Some(message.rfind(end)? + end.len()))?;
    message.get(..end).filter(|_| is_warning)
}
