//! This is an error of Pulumi Cloud or of its command.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;
use crate::report::{Input, InputError};
use crate::service_answer::pulumi;

pub(crate) static KIND: Kind = Kind::error("pulumi-error-message", EXCHANGE).but(Confidence::Observed);

/// An error that Pulumi is known to answer, whatever log stands around it.
pub(crate) fn recognise(text: &str) -> Option<InputError> {
    pulumi::recognise(Input::Request, text)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is an error of Pulumi Cloud or of its command",
    why: "The error says where the exchange stopped; the token, the request and the policies say why.",
    help: "paste the token and the policies, and the request if it is at hand",
    example: asked(
        r#"{"request":"error: problem logging in: organization must be specified for token exchange"}"#,
    ),
    near: asked(GOOD),
};
