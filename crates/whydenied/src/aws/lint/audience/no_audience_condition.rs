//! No condition tests the audience.

use crate::aws::Request;
use crate::aws::lint::grant::Grant;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example;
use crate::finding::example::risk::GOOGLE;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::KEYS;
use crate::report::{Finding, Severity};

pub(crate) static KIND: Kind = Kind::warning("no-audience-condition", KEYS);

/// Adds it for a statement that tests no audience.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let url = &grant.provider.url;
    let help = format!("test `{url}:aud`");
    let (severity, message) = if grant.provider.is_built_in() {
        let message = Message::new(
            "No audience is tested, so a token made for any other application will do",
            format!("{} has one, and AWS keeps no list of client IDs for this provider.", grant.anyone()),
            help,
        );
        (Severity::Warning, message)
    } else {
        let message = Message::new(
            "No audience is tested: the client IDs of the IAM provider decide alone",
            "Every client ID that is ever added to the provider can assume the role then.",
            help,
        );
        (Severity::Hint, message)
    };
    findings.risks.push(Finding { severity, ..findings.at(&KIND, grant.trust.place(), message) });
}

/// Makes it as grave as it is where the provider has several client IDs: with one it tests the audience as a
/// condition would.
pub(crate) fn weigh(finding: &mut Finding, request: &Request) {
    if finding.code == KIND.code && request.client_ids.len() > 1 {
        finding.severity = KIND.severity;
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No condition tests the audience",
    why: "The audience says for whom a token is meant. For a provider of your own the client IDs that are registered \
          with it test the audience, whichever they are at the time. Google, Amazon and Facebook have no such list, \
          so that a token made for any other application passes.",
    help: "test `aud`",
    example: example::lint(GOOGLE, r#"{"StringEquals":{"$url:sub":"117123456789012345678"}}"#),
    near: example::lint(GOOGLE, r#"{"StringEquals":{"$url:aud":"app","$url:sub":"117123456789012345678"}}"#),
};
