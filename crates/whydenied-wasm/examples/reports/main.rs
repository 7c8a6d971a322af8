//! Prints reports with something in every field as TypeScript, for its compiler to hold the package's types against.

#![expect(clippy::print_stdout, reason = "it is what it is for")]
#![expect(clippy::unwrap_used, reason = "the texts are written here")]

mod example;

use serde::Serialize;
use whydenied::{Token, aws};

fn main() {
    println!("import type {{ Calls, Explanation, InputError, Report, Variant }} from \"./types.js\";");
    let reports = example::reports();
    let mut calls = vec![example::calls(), example::calls()];
    calls[1].calls.iter_mut().for_each(|call| (call.role, call.cause, call.title) = (None, None, None));
    let unread =
        ["half", "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation"];
    let unread = unread.map(|text| Token::read(text).unwrap_err());
    declare("reports", "Report", &reports);
    declare("calls", "Calls", &calls);
    declare("variants", "Variant", &variants());
    declare("explanations", "Explanation", &whydenied::catalogue().collect::<Vec<_>>());
    declare("unread", "InputError", &unread);
}

/// A list of that type; what is no part of the type or is missing in it does not compile.
fn declare(name: &str, of: &str, values: &impl Serialize) {
    println!("export const {name}: {of}[] = {};", serde_json::to_string_pretty(values).unwrap());
}

/// Tokens like one at hand, one of them with what its verdict rests on.
fn variants() -> Vec<whydenied::report::Variant> {
    let token =
        r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:a/b:ref_type:branch:ref:c" }"#;
    let policy = r#"{ "Version": "2012-10-17", "Statement": [] }"#;
    let (token, policy) = (Token::read(token).unwrap(), aws::Policy::read(policy).unwrap());
    let mut row = aws::variants(&token, &policy, &[], &aws::Request::default());
    row[0].depends_on.push("aws:SourceIp".to_owned());
    row
}
