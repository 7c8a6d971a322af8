//! Parts of a document that stand alone, as pages show them.

use super::first_line::first_line;
use crate::operator::Operator;
use crate::span::Span;

/// What a part is, and what to do with it.
pub(crate) struct Part {
    pub(crate) is: String,
    pub(crate) help: &'static str,
}

const WHOLE: &str =
    "paste the whole policy: what this part does depends on the `Principal` and the `Action` that go with it";

/// The member of a document that the text starts with, without the braces around it, and where that is.
pub(crate) fn fragment(text: &str) -> Option<(Span, Part)> {
    let span = first_line(text);
    let (key, rest) = text.get(span.start..)?.strip_prefix('"')?.split_once('"')?;
    let part = part(key).filter(|_| rest.trim_start().starts_with(':'))?;
    Some((span, part))
}

/// What the key of a part that stands alone says of it.
pub(crate) fn part(key: &str) -> Option<Part> {
    let (is, help) = match key {
        "Statement" => (
            "this is only the `Statement` of a policy".to_owned(),
            "put it in braces: `{ \"Version\": \"2012-10-17\", \"Statement\": … }`",
        ),
        "Condition" => ("this is only the `Condition` of a statement".to_owned(), WHOLE),
        "Principal" | "NotPrincipal" | "Action" | "NotAction" | "Effect" | "Sid" => {
            (format!("this is only a part of a statement, from its `{key}` on"), WHOLE)
        }
        "Federated" => ("this is only the `Principal` of a statement".to_owned(), WHOLE),
        "AssumeRolePolicyDocument" => (
            "this is only a part of an answer of AWS".to_owned(),
            "put it in braces, or paste what stands after the colon",
        ),
        "iss" | "sub" | "aud" | "exp" | "iat" | "jti" | "nbf" => (
            "these are claims without the braces around them".to_owned(),
            "put `{` before them and `}` after them",
        ),
        _ if Operator::parse(key).is_some() => {
            (format!("this is only the test `{key}` of a condition block"), WHOLE)
        }
        _ if key.split_once(':').is_some_and(|(_, name)| matches!(name, "sub" | "aud")) => {
            (format!("this is only the condition key `{key}` with its value"), WHOLE)
        }
        _ => return None,
    };
    Some(Part { is, help })
}
