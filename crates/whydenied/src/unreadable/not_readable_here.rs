//! This is a text of another kind.

use super::not_json::{Wanted, first_line, fragment, inside, kinds, object};
use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::Node;
use crate::report::InputError;
use crate::span::Lines;

pub(crate) static KIND: Kind = Kind::error("not-readable-here", GRAMMAR);

/// A text of a known kind, in place of what is wanted.
pub(crate) fn recognise(wanted: Wanted, text: &str) -> Option<InputError> {
    let kind = kinds::of(wanted, text)?;
    let message = format!("this is {}, not {}", kind.name, wanted.thing());
    let help = match inside::find(wanted, text) {
        Some(span) => {
            let line = Lines::new(text).place(span).line;
            format!("paste the JSON that starts in line {line} alone, without what stands around it")
        }
        None if kind.instead.is_empty() || wanted == Wanted::Request => wanted.paste().to_owned(),
        None => format!("{}; or {}", kind.instead, wanted.paste()),
    };
    Some(KIND.unreadable(wanted.input(), text, first_line(text), message, help))
}

/// JSON that is something else, and known by its members.
pub(crate) fn known_object(wanted: Wanted, text: &str, root: &Node<'_>) -> Option<InputError> {
    let object = object(root)?;
    let help = if object.instead.is_empty() { wanted.paste() } else { object.instead };
    let message = format!("this is {}", object.name);
    Some(KIND.unreadable(wanted.input(), text, root.span, message, help))
}

/// A member of a document, or several, without the braces around them.
pub(crate) fn bare_part(wanted: Wanted, text: &str) -> Option<InputError> {
    let (span, part) = fragment(text)?;
    Some(KIND.unreadable(wanted.input(), text, span, part.is, part.help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a text of another kind",
    why: "Programs, templates, workflows, logs and pages hold a policy or a token, or make one, and are not read \
          themselves. The error names what the text is, and the line in which JSON stands in it.",
    help: "paste the policy that AWS has, the token that was sent, or its claims as JSON",
    example: policy("AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n"),
    near: policy(TRUSTED),
};
