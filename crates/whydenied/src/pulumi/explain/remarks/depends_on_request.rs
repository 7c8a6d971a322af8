//! `depends-on-request`, as this service has it.

use crate::finding::kind::{Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::near_miss::placeholder;
use crate::pulumi::exchange::Exchange;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("depends-on-request", EXCHANGE);

/// Expressions of the policies whose values are not in the text, where the verdict rests on them.
pub(crate) fn on_expressions(expressions: &[String]) -> Option<Finding> {
    let by = placeholder::filled_in_by(expressions.first()?);
    let message = Message::new(
        title(expressions),
        format!("It is filled in by {by}."),
        "paste the policies as they are deployed",
    );
    Some(KIND.finding(Input::Policy, message))
}

/// Claims that are not known in full, where the verdict rests on them.
pub(crate) fn on_claims(claims: &[String]) -> Option<Finding> {
    if claims.is_empty() {
        return None;
    }
    let message = Message::new(
        title(claims),
        "What the token says there is not known, or not in full.",
        "say what the text leaves open, or paste the token that was sent",
    );
    Some(KIND.finding(Input::Token, message))
}

/// Parts of the request that are not known, where the verdict rests on them.
pub(crate) fn on_request(parts: &[String], exchange: &Exchange) -> Option<Finding> {
    if parts.is_empty() {
        return None;
    }
    let detail = if exchange.open.is_empty() {
        "The policies are for several types or targets, and nobody said which is asked for."
    } else {
        "The request has a variable there or says it twice, so what it asks for is not in the text."
    };
    let message = Message::new(title(parts), detail, "say what the exchange asks for");
    Some(KIND.finding(Input::Policy, message))
}

/// On what the verdict rests, in one sentence.
fn title(open: &[String]) -> String {
    let open: Vec<_> = open.iter().map(|part| format!("`{part}`")).collect();
    format!("The verdict depends on {}", open.join(" and "))
}
