//! The claim of a rule has no text to compare.

use super::spelling::in_document;
use crate::Token;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::json::Value;
use crate::outcome::Confidence;
use crate::pulumi::document::Syntax;
use crate::pulumi::path::{Found, KeyPath, quoted};

pub(crate) static KIND: Kind = Kind::cause("claim-not-comparable", ISSUERS).but(Confidence::Inferred);

/// A claim that has no text: an object, null, or a list without texts.
pub(crate) fn cause(path: &str, token: &Token, syntax: Syntax) -> Cause {
    let found = KeyPath::read(path).map(|path| path.find(&token.claims));
    let (what, help) = match found {
        Ok(Found::Claim(claim @ Value::Object(members))) => {
            let inner = members.first().map_or("", |member| &*member.key);
            let inner = if inner.is_empty() { path.to_owned() } else { format!("{path}.{}", quoted(inner)) };
            let inner = in_document(&inner, syntax);
            (claim.kind(), format!("name a value in it, such as `{inner}`"))
        }
        Ok(Found::Claim(claim)) => (claim.kind(), "test a claim that has a text".to_owned()),
        _ => ("missing", "test a claim that the token has".to_owned()),
    };
    let title = format!("The claim `{path}` is {what}, which no pattern is compared with");
    (&KIND, Message::new(title, "Documented are rules about texts only.", help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claim of a rule has no text to compare",
    why: "Patterns are documented for texts. An object, null and a list without texts match nothing here.",
    help: "name a value in the object, such as its `name`",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod":"web-7c9f"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web-7c9f"}}]"#,
    ),
};
