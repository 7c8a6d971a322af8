//! The least policy for a token, in every language: what is JSON or YAML reads back and lets the token in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::Token;
use whydenied::aws::{self, Policy, Request};
use whydenied::pulumi::{self, Document, Exchange, TokenType};
use whydenied::report::{DecidedBy, Report, Verdict};
use whydenied::write::{self, Language};
use whydenied_fuzz::{holds, texts};

fuzz_target!(|input: &[u8]| {
    let Some((kind, [text])) = texts::chosen(input) else { return };
    let Ok(token) = Token::read(text) else { return };
    let request = Request {
        role_arn: Some("arn:aws:iam::123456789012:role/deploy".to_owned()),
        session_name: Some("ci".to_owned()),
        ..Request::default()
    };
    match write::for_aws(&token, &request) {
        Ok(written) => {
            for language in Language::ALL {
                let _ = written.render(language);
            }
            let policy = written.render(Language::Json).expect("every policy is JSON");
            holds::json(&policy);
            let policy = Policy::read(&policy).unwrap_or_else(|error| panic!("{error:?} in {policy}"));
            let report = aws::explain(&token, &policy, &[], &request);
            lets_in(&report, text);
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
    let kinds = [TokenType::Organization, TokenType::Personal, TokenType::Team, TokenType::Runner];
    let named = |name: &str| Some(name.to_owned());
    let exchange = Exchange {
        organization: named("acme"),
        token_type: kinds.get(kind % 4).copied(),
        user: named("alice").filter(|_| kind % 4 == 1),
        team: named("platform").filter(|_| kind % 4 == 2),
        runner: named("pool-1").filter(|_| kind % 4 == 3),
        ..Exchange::default()
    };
    if let Ok(written) = write::for_pulumi(&token, &exchange) {
        for language in Language::ALL {
            let Some(text) = written.render(language) else { continue };
            if matches!(language, Language::Json | Language::Yaml) {
                let read = Document::read(&text, token.claim_text("iss"));
                let document = read.unwrap_or_else(|error| panic!("{error:?} in {text}"));
                let report = pulumi::check(&token, &document, &exchange);
                lets_in(&report, &text);
            }
        }
    }
});

/// What is wrong with the token itself no policy mends.
fn lets_in(report: &Report, text: &str) {
    let of_policy = matches!(report.decided_by, DecidedBy::TrustPolicy | DecidedBy::AuthorizationPolicy);
    assert!(
        report.verdict == Verdict::Allowed || !of_policy,
        "{:?} by {:?}: {text}",
        report.verdict,
        report.decided_by
    );
}
