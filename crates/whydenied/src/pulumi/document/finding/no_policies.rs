//! The list of policies is empty.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("no-policies", REST);

/// A list of policies without any, or null in its place.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "There is no policy, and Pulumi Cloud refuses an empty list",
        "It answers 400: policy definition can not be empty. An issuer without a policy that allows denies \
         every exchange.",
        "add a policy with `\"decision\": \"allow\"`",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The list of policies is empty",
    why: "Pulumi Cloud refuses to save an empty list. An issuer without a policy that allows denies every exchange.",
    help: "add a policy that allows what you need",
    example: policies(r#"{"policies":[]}"#),
    near: policies(GOOD),
};
