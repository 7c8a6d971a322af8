//! The text is longer than what is read.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("text-too-long", STS);

/// Refuses a text of more than `limit` bytes, pointing at the first character too many.
pub(crate) fn check_length(input: Input, text: &str, limit: usize) -> Result<(), InputError> {
    if text.len() <= limit {
        return Ok(());
    }
    let message = format!("this text has {} bytes, up to {limit} are read", text.len());
    let help = match input {
        Input::Token => "paste the token alone; AWS takes tokens of up to 20,000 characters",
        Input::ResourceControlPolicy => "give each resource control policy on its own",
        Input::Provider => "give the answer of `aws iam get-open-id-connect-provider` alone",
        Input::Request => "paste the request of the exchange alone",
        Input::Jwks => "paste the key set alone; AWS takes up to 100 RSA and 100 EC keys",
        Input::Policy => "paste the trust policy alone; IAM takes up to 4,096 characters at the most",
    };
    let span = Span::new(text.floor_char_boundary(limit), text.len());
    Err(KIND.unreadable(input, text, span, message, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is longer than what is read",
    why: "AWS takes tokens of up to 20,000 characters and trust policies of up to 4,096. Far longer texts are something \
          else, and are not read.",
    help: "paste the token or the policy alone",
    example: token(CLAIMS).padded(1_500_000),
    near: token(CLAIMS).padded(1_500),
};
