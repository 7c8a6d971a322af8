//! A CloudTrail event stands in for the token.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::remark::EVENT;
use crate::finding::example::{GITHUB, TRUSTED, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::CLOUDTRAIL;
use crate::outcome::Confidence;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("cloudtrail-event", CLOUDTRAIL).but(Confidence::Unconfirmed);

/// An event was pasted as the token.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let event = decision.call.token.event.as_deref()?;
    let outcome = match (&event.error_code, &event.error_message) {
        (None, _) => "CloudTrail recorded that AWS let this call in".to_owned(),
        (Some(code), None) => format!("CloudTrail recorded the answer `{code}`"),
        (Some(code), Some(message)) => format!("CloudTrail recorded the answer `{code}`: `{message}`"),
    };
    let message = Message::new(
        "A CloudTrail event stands in for the token, so only its issuer, audience and subject are known",
        format!(
            "{outcome}. Keys made of other claims are unknown, and the token's times and signature are not checked. \
             The role, the session name, the address and the time are those of the event where you gave none."
        ),
        "paste the token or its claims to check the rest",
    );
    Some(KIND.finding(Input::Token, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A CloudTrail event stands in for the token",
    why: "The event of a call shows the token's issuer, audience and subject, and the parameters of the call. Other claims, \
          the times and the signature are not in it.",
    help: "paste the token or its claims to check the rest",
    example: aws(GITHUB, EVENT, TRUSTED),
    near: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, TRUSTED),
};
