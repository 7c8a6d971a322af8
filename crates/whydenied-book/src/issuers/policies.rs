//! The least policies for a token.

use std::fmt::Write as _;

use whydenied::pulumi::Exchange;
use whydenied::write::{self, Language};
use whydenied::{Token, aws};

use super::tokens::{AUDIENCE, ORGANIZATION};
use crate::example::Example;

const ACCOUNT: &str = "123456789012";

/// The least policy for one of its tokens, for AWS and for Pulumi Cloud.
pub(super) fn safe_policies(label: &str, claims: &str) -> String {
    // A job that exchanges its token asks for another audience.
    let exchanged = claims.replace(AUDIENCE, &format!("urn:pulumi:org:{ORGANIZATION}"));
    let (Ok(token), Ok(of_exchange)) = (Token::read(claims), Token::read(&exchanged)) else {
        return String::new();
    };
    let request = aws::Request { account: Some(ACCOUNT.to_owned()), ..aws::Request::default() };
    let exchange = Exchange { organization: Some(ORGANIZATION.to_owned()), ..Exchange::default() };
    let written = [
        ("AWS, a trust policy", "aws", claims, write::for_aws(&token, &request)),
        (
            "Pulumi Cloud, an authorization policy",
            "pulumi",
            &exchanged,
            write::for_pulumi(&of_exchange, &exchange),
        ),
    ];
    let mut text = format!(
        "\n## A safe policy\n\nThe engine writes the least policy that admits one token and no other one, here that of the first example \
         ({label}); so does `whydenied policy`, in any of its languages.\n"
    );
    for (what, kind, claims, written) in written {
        let Some((policy, notes)) =
            written.ok().and_then(|written| Some((written.render(Language::Json)?, written.notes)))
        else {
            continue;
        };
        let alive = Example { expected: "allowed".to_owned(), ..Example::default() }
            .with("kind", kind)
            .with_text("policy", &policy)
            .with_text("token", claims);
        let _ = write!(text, "\n### For {what}\n\n{}\n", alive.to_markdown());
        for note in notes {
            let _ = writeln!(text, "- {note}");
        }
    }
    text
}
