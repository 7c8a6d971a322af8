//! This is the request of an exchange, not a policy.

use super::no_document::{self, NoDocument};
use super::whole::whole;
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("request-as-policy", REST);

const MESSAGE: &str = "this is the request of an exchange, not a policy";
const HELP: &str = "give it as the exchange request, and paste the issuer's authorization policies here";

/// A command that sends a request, also after a prompt, or the body of one as a web form.
pub(crate) fn recognise(text: &str) -> Option<InputError> {
    let command = text.trim().trim_start_matches(['$', '#', ' ']);
    let is_request = command.starts_with("curl ")
        || command.starts_with("pulumi login")
        || text.contains("subject_token_type=");
    is_request.then(|| no_document::error(&KIND, text, whole(text), MESSAGE, HELP))
}

/// The body of a request as JSON, or the inputs of an action.
pub(crate) fn parameters(read: &NoDocument<'_>) -> Option<InputError> {
    let names = ["grant_type", "subject_token", "requested_token_type", "requested-token-type"];
    read.has_any(&names).then(|| read.error(&KIND, MESSAGE, HELP))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the request of an exchange, not a policy",
    why: "The request says what is asked for, the policies of the issuer say who may have it.",
    help: "give the request as the request, and paste the issuer's policies",
    example: policies("curl -X POST https://api.pulumi.com/api/oauth/token -d 'scope=user:alice'"),
    near: policies(GOOD),
};
