//! These are credentials, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::json::Node;
use crate::report::{Input, InputError};

pub(crate) static KIND: Kind = Kind::error("credentials-as-token", STS);

/// The answer of STS or of Pulumi Cloud to an exchange.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let has = |node: &Node<'_>, names: &[&str]| names.iter().any(|name| node.get(name).is_some());
    let credentials = root.get("Credentials").unwrap_or(root);
    let is_answer = has(credentials, &["SecretAccessKey", "SessionToken"])
        || has(root, &["access_token", "issued_token_type"]);
    let message = "these are the credentials that a token was exchanged for, not the token";
    let help = "paste the OIDC token that was sent, or its claims; whoever reads these credentials can use them until \
                they expire";
    is_answer.then(|| KIND.unreadable(Input::Token, text, root.span, message, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "These are credentials, and a token belongs here",
    why: "AWS STS and Pulumi Cloud answer with credentials of their own, which say nothing of the token that they were \
          given for. Whoever reads them can use them until they expire.",
    help: "paste the OIDC token that was sent, or its claims",
    example: token(r#"{"Credentials":{"AccessKeyId":"ASIA","SecretAccessKey":"x","SessionToken":"y"}}"#),
    near: token(CLAIMS),
};
