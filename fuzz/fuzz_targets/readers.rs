//! Whatever is read: JSON, YAML, key sets, exchange requests, policies of Pulumi Cloud, what AWS and Pulumi answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::{self, Document};
use whydenied::token::jwks::Jwks;
use whydenied::{Token, json, yaml};
use whydenied_fuzz::{holds, texts};
use whydenied_tests::robustness::lies_in;

fuzz_target!(|input: &[u8]| {
    let Some((kind, [text])) = texts::chosen(input) else { return };
    match kind % 6 {
        0 => json_is_read_as_others_do(text),
        1 => {
            let _ = yaml::parse(text);
        }
        2 => key_set(text),
        3 => match Parameters::read(text) {
            Ok(parameters) => {
                for place in parameters.findings().iter().filter_map(|finding| finding.span) {
                    lies_in(text, place);
                }
            }
            Err(error) => holds::error(text, &error),
        },
        4 => match Document::read(text, Some("https://gitlab.com")) {
            Ok(document) => {
                for place in document.findings().iter().filter_map(|finding| finding.span) {
                    lies_in(text, place);
                }
            }
            Err(error) => holds::error(text, &error),
        },
        _ => {
            if let Some(error) = pulumi::error_message(text) {
                holds::error(text, &error);
            }
        }
    }
});

/// What serde reads is read as the same value, unless it goes deeper than this reader does.
fn json_is_read_as_others_do(text: &str) {
    let read = json::parse(text);
    if let Ok(theirs) = serde_json::from_str::<serde_json::Value>(text) {
        let Ok(ours) = read else { return assert!(text.len() > json::MAX_DEPTH, "{text}") };
        let again = ours.root.value.to_json();
        let again: serde_json::Value = serde_json::from_str(&again).expect("what is written is JSON");
        assert_eq!(again, theirs, "{text}");
    }
}

fn key_set(text: &str) {
    const TOKEN: &str =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSJ9.c2ln";
    match Jwks::read(text) {
        Ok(keys) => {
            let token = Token::read(TOKEN).expect("a JWT");
            assert!(!format!("{:?}", token.check_signature(&keys)).is_empty());
        }
        Err(error) => holds::error(text, &error),
    }
}
