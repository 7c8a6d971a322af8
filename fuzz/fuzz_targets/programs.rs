//! A program, template or page in which policies may stand, and a token for them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::aws::{Document, Request};
use whydenied::case::aws::{Case, Texts};
use whydenied::pasted;
use whydenied::report::Report;
use whydenied_fuzz::{holds, texts};
use whydenied_tests::robustness::lies_in;

/// Names that programs ask for.
const GIVEN: [(&str, &str); 4] =
    [("branch", "main"), ("namespace", "web"), ("accountId", "123456789012"), ("var.repo", "acme/web")];

fuzz_target!(|input: &[u8]| {
    let Some([token, text]) = texts::texts(input) else { return };
    for piece in pasted::read(text) {
        assert!(text.get(piece.span.start..piece.span.end).is_some(), "{piece:?} is no part of {text}");
        if let Some(error) = piece.wrong() {
            assert!(!error.message.is_empty(), "{error:?}");
        }
    }
    let given = GIVEN.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    for given in [Vec::new(), given] {
        let texts = Texts::default().given(given.clone()).token(token).policy(text);
        let case = Case::read(&texts, Request::default());
        if let Some(error) = case.policy.error() {
            assert!(!error.message.is_empty() && !error.help.is_empty(), "{error:?}");
        }
        if let (Ok(report), Ok(policy)) = (case.check(), case.policy_text()) {
            holds::report(token, policy, &report);
            fixes_keep_their_word(token, policy, &given, &report);
        }
        drop(case.lint());
    }
    for document in Document::read_each(text).into_iter().flatten() {
        if let Err(unread) = document {
            lies_in(text, unread.error.span);
        }
    }
});

/// What a fix makes of the program is read again with what was given, and judged as the fix says.
fn fixes_keep_their_word(token: &str, policy: &str, given: &[(String, String)], report: &Report) {
    for (_, fix) in report.fixes() {
        let edited = fix.apply(policy).expect("the edits are of this text");
        let texts = Texts::default().given(given.to_vec()).token(token).policy(&*edited);
        let verdict = Case::read(&texts, Request::default()).explain().map(|report| report.verdict);
        assert_eq!(verdict.ok(), Some(fix.verdict_after), "{} makes {edited}", fix.title);
    }
}
