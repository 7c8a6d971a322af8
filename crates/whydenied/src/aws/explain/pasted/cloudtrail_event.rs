//! A CloudTrail event stands in for the token.

use crate::finding::entry::Entry;
use crate::finding::example::remark::EVENT;
use crate::finding::example::{GITHUB, TRUSTED, aws};
use crate::finding::kind::Kind;
use crate::finding::page::CLOUDTRAIL;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("cloudtrail-event", CLOUDTRAIL).but(Confidence::Unconfirmed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A CloudTrail event stands in for the token",
    why: "The event of a call shows the token's issuer, audience and subject, and the parameters of the call. Other claims, \
          the times and the signature are not in it.",
    help: "paste the token or its claims to check the rest",
    example: aws(GITHUB, EVENT, TRUSTED),
    near: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, TRUSTED),
};
