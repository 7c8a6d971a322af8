//! Authorization policies of Pulumi Cloud that nearly fit a token, in JSON and in YAML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::Token;
use whydenied::pulumi::{self, Document, Exchange};
use whydenied::report::{Report, Verdict};
use whydenied_fuzz::exchanges::Asked;
use whydenied_fuzz::holds;
use whydenied_fuzz::rewritten::backwards;

fuzz_target!(|asked: Asked| {
    let Asked { claims, policies, exchange } = asked;
    let (token_text, text) = (claims.to_string(), policies.to_string());
    let token = match Token::read(&token_text) {
        Ok(token) => token,
        Err(error) => return holds::error(&token_text, &error),
    };
    let document = match Document::read(&text, None) {
        Ok(document) => document,
        Err(error) => return holds::error(&text, &error),
    };
    let report = pulumi::check(&token, &document, &exchange);
    holds::report(&token_text, &text, &report);
    fixes_keep_their_word(&text, &token, &exchange, &report);
    for variant in pulumi::variants(&token, &document, &exchange) {
        holds::json(&serde_json::to_string(&variant).expect("a variant is JSON"));
    }
    let pretty = serde_json::to_string_pretty(&policies).expect("JSON");
    for other in [pretty, backwards(&policies)] {
        assert_eq!(verdict(&token, &other, &exchange), Some(report.verdict), "{other}");
    }
});

fn verdict(token: &Token, policies: &str, exchange: &Exchange) -> Option<Verdict> {
    let document = Document::read(policies, None).ok()?;
    Some(pulumi::check(token, &document, exchange).verdict)
}

fn fixes_keep_their_word(text: &str, token: &Token, exchange: &Exchange, report: &Report) {
    for (_, fix) in report.fixes() {
        let edited = fix.apply(text).expect("the edits are of this text");
        assert_eq!(
            verdict(token, &edited, exchange),
            Some(fix.verdict_after),
            "{} makes {edited}",
            fix.title
        );
    }
}
