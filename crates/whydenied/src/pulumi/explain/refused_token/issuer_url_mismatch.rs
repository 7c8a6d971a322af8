//! The token's issuer is not the registered one.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;
use crate::pulumi::checks::Difference;

pub(crate) static KIND: Kind = Kind::cause("issuer-url-mismatch", ISSUERS);
pub(crate) static ISSUER_SLASH: Kind = Kind::hint("issuer-url-mismatch", ISSUERS).but(Confidence::Inferred);

/// A token whose `iss` is not the registered URL.
pub(crate) fn cause(iss: &str, registered: &str, difference: Difference) -> Cause {
    let title = format!("The token was issued by `{iss}`, registered is `{registered}`");
    let register =
        format!("register the issuer again with the URL `{iss}`: the URL of one cannot be changed");
    let detail = match difference {
        Difference::Slash => return slash(iss),
        Difference::LetterCase => "The two differ in letter case only.",
        Difference::Scheme => "The two differ in their scheme only; an issuer's URL starts with `https://`.",
        Difference::DiscoveryDocument => {
            "An issuer's URL is what its tokens have as `iss`, without the path of its discovery document."
        }
        Difference::Other => "The URL of a registered issuer must be the `iss` of its tokens.",
    };
    let detail = format!("{detail} The token has `{iss}`, registered is `{registered}`.");
    (&KIND, Message::new(title, detail, register))
}

/// The two differ by a slash at the end, which is taken to make no difference.
fn slash(iss: &str) -> Cause {
    let message = Message::new(
        "The issuer's registered URL and the token's `iss` differ by a slash at the end",
        "Pulumi's own guides register such URLs, so it is taken to make no difference; nothing says so.",
        format!("if the exchange fails all the same, register `{iss}`"),
    );
    (&ISSUER_SLASH, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's issuer is not the registered one",
    why: "Pulumi Cloud looks for the registered issuer whose URL is the token's `iss`. A slash at the end is taken to make no \
          difference, for Pulumi's own guides register such URLs.",
    help: "register the issuer with the URL that its tokens have as `iss`",
    example: main(WEB).with(r#"{"issuerUrl":"https://github.com"}"#),
    near: main(WEB).with(r#"{"issuerUrl":"https://token.actions.githubusercontent.com"}"#),
};
