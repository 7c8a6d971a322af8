//! A value of the request is a variable.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::near_miss::placeholder;

pub(crate) static KIND: Kind = Kind::hint("unexpanded-variable", EXCHANGE);

/// Whether the value is none yet: `$ORG`, `${{ vars.ORG }}`, `%ORG%` of cmd, `{ORG}`, `<org>`, `…`, or a word
/// that Pulumi's guides put there, such as `ORG_NAME`. A name in capitals is a name.
pub(crate) fn is_unexpanded(value: &str) -> bool {
    let of_name = value.rsplit(':').next().unwrap_or_default();
    value.contains(['$', '<', '{'])
        || has_variable_of_cmd(value)
        || matches!(of_name, "..." | "…")
        || placeholder::of_pulumi(of_name).is_some()
}

/// Whether there is `%NAME%` in it.
fn has_variable_of_cmd(value: &str) -> bool {
    let between = value.split('%').skip(1);
    let names = between.clone().zip(between.skip(1)).map(|(name, _)| name);
    let is_name = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    names.into_iter().any(is_name)
}

/// A value that [`is_unexpanded`].
pub(crate) fn cause(name: &str, written: &str) -> Cause {
    let message = Message::new(
        format!("The value of `{name}` is not in this text: it is `{written}`"),
        "So it was left open.",
        "put the value in its place, or give it with the other fields of the request",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value of the request is a variable",
    why: "What a shell puts in its place is not in the text, so it was left open.",
    help: "put the value in its place, or give it along with the request",
    example: asked(form!(
        "audience=urn:pulumi:org:$ORG&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};

#[cfg(test)]
mod tests {
    use super::is_unexpanded;

    #[test]
    fn a_name_in_capitals_is_a_name() {
        for (value, expected) in [
            ("team:$TEAM", true),
            ("team:${{ vars.TEAM }}", true),
            ("team:%TEAM%", true),
            ("team:{team}", true),
            ("team:<TEAM>", true),
            ("urn:pulumi:org:ORG_NAME", true),
            ("user:...", true),
            ("URN:PULUMI:ORG:acme", false),
            ("team:OPS_AUTOMATIONS", false),
            ("team:MY_ORG", false),
            ("team:A_B", false),
            ("team:50%", false),
            ("team:5%5%5", false),
            ("", false),
        ] {
            assert_eq!(is_unexpanded(value), expected, "{value}");
        }
    }
}
