//! A text in which trust policies may stand, and a token for them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::Token;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::aws::{self, Document, Policy, Request};
use whydenied_fuzz::{holds, texts};
use whydenied_tests::robustness::lies_in;

fuzz_target!(|input: &[u8]| {
    let Some([token_text, text]) = texts::texts(input) else { return };
    let token = Token::read(token_text);
    if let Err(error) = ProviderAnswer::read(text) {
        holds::error(text, &error);
    }
    for role in [None, Some("deploy")] {
        match Document::read(text, role) {
            Ok(document) => judge(&document, token.as_ref().ok(), token_text),
            Err(error) => holds::error(text, &error),
        }
    }
    match Document::read_each(text) {
        Ok(documents) => documents.iter().take(20).for_each(|document| match document {
            Ok(document) => judge(document, None, ""),
            Err(unread) => holds::error(text, &unread.error),
        }),
        Err(error) => holds::error(text, &error),
    }
});

fn judge(document: &Document<'_>, token: Option<&Token>, token_text: &str) {
    let policy = match Policy::read_document(document) {
        Ok(policy) => policy,
        Err(error) => return holds::error(document.text(), &error),
    };
    for place in aws::lint(&policy).iter().filter_map(|finding| finding.span) {
        lies_in(document.text(), place);
    }
    if let Some(token) = token {
        let report = aws::check(token, &policy, &Request::default());
        holds::report(token_text, document.text(), &report);
    }
}
