//! A trust policy that nearly fits a token: its look changes nothing, a Deny lets nobody in, a fix keeps its word.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;
use whydenied::Token;
use whydenied::aws::{self, Policy, Request};
use whydenied::report::{Input, Report, Verdict};
use whydenied_fuzz::holds;
use whydenied_fuzz::rewritten::{backwards, with_statement};
use whydenied_fuzz::trust::Call;

fuzz_target!(|call: Call| {
    let Call { claims, policy, request } = call;
    let (token_text, text) = (claims.to_string(), policy.to_string());
    let token = match Token::read(&token_text) {
        Ok(token) => token,
        Err(error) => return holds::error(&token_text, &error),
    };
    let read = match Policy::read(&text) {
        Ok(read) => read,
        Err(error) => return holds::error(&text, &error),
    };
    let report = aws::check(&token, &read, &request);
    holds::report(&token_text, &text, &report);
    fixes_keep_their_word(&text, &token, &request, &report);
    for variant in aws::variants(&token, &read, &[], &request) {
        holds::json(&serde_json::to_string(&variant).expect("a variant is JSON"));
    }
    for finding in aws::lint(&read) {
        finding.span.into_iter().for_each(|place| whydenied_tests::robustness::lies_in(&text, place));
    }

    let pretty = serde_json::to_string_pretty(&policy).expect("JSON");
    for other in [pretty, backwards(&policy)] {
        assert_eq!(verdict(&token, &other, &request), Some(report.verdict), "{other}");
    }
    let turned = Token::read(&backwards(&claims)).expect("the same claims");
    assert_eq!(verdict(&turned, &text, &request), Some(report.verdict), "{claims}");
    let deny = json!({ "Effect": "Deny", "Principal": "*", "Action": "sts:*" });
    let denied = with_statement(&policy, deny);
    assert_ne!(verdict(&token, &denied.to_string(), &request), Some(Verdict::Allowed), "{denied}");
});

fn verdict(token: &Token, policy: &str, request: &Request) -> Option<Verdict> {
    let policy = Policy::read(policy).ok()?;
    Some(aws::explain(token, &policy, &[], request).verdict)
}

fn fixes_keep_their_word(text: &str, token: &Token, request: &Request, report: &Report) {
    for (finding, fix) in report.fixes() {
        assert_eq!(finding.input, Input::Policy, "{finding:?}");
        let edited = fix.apply(text).expect("the edits are of this text");
        assert_eq!(verdict(token, &edited, request), Some(fix.verdict_after), "{} makes {edited}", fix.title);
    }
}
