//! The token is older than a day.

use crate::aws::decision::Decision;
use crate::aws::sts::likely_too_old;
use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::report::{Finding, Input};
use crate::time::words;

pub(crate) static KIND: Kind = Kind::warning("token-too-old", STS).but(Confidence::Inferred);

/// AWS is likely to refuse the token for its age.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let age = likely_too_old(decision.call.token, &decision.request)?;
    let message = Message::new(
        format!("The token was issued {} ago, AWS is likely to refuse it as too old", words(age)),
        format!(
            "Tokens of more than a day have been refused with `Token too old: {age}`, whatever their `exp`; AWS \
             does not publish the limit."
        ),
        "request a fresh token",
    );
    Some(KIND.finding(Input::Token, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is older than a day",
    why: "AWS refuses tokens that were issued long ago with `Token too old`, whatever their `exp`. It does not publish \
          the limit; tokens of more than a day were refused.",
    help: "request a fresh token",
    example: at_noon(r#""sub":"s1","iat":1789000000,"exp":1789999999"#),
    near: at_noon(r#""sub":"s1","iat":1789127900,"exp":1789999999"#),
};
