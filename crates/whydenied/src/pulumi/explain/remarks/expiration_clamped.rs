//! The token lives shorter than was asked for.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::EVERYBODY;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::exchange::Exchange;
use crate::pulumi::lifetime::Lifetime;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("expiration-clamped", ISSUERS);

/// That the token lives shorter than was asked for.
pub(crate) fn remark(exchange: &Exchange) -> Option<Finding> {
    let Lifetime { requested, maximum, granted } = Lifetime::of(exchange);
    if granted == requested {
        return None;
    }
    let asked = match exchange.expiration {
        Some(_) => "are asked for",
        None => "are what a token gets for which nobody asks otherwise",
    };
    let message = Message::new(
        format!("The token lives {granted} seconds instead of {requested}"),
        format!("{requested} seconds {asked}, and no token of this issuer lives longer than {maximum}."),
        "raise the issuer's max expiration, or ask for less",
    );
    Some(KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token lives shorter than was asked for",
    why: "No token outlives the issuer's max expiration, 90,000 seconds unless its registration says otherwise. A request for \
          more is granted as much as that.",
    help: "raise the issuer's max expiration, or ask for less",
    example: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":100000}"#),
    near: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":3600}"#),
};
