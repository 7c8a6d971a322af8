//! Whatever is pasted as a token.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::Token;
use whydenied_fuzz::{holds, texts};

fuzz_target!(|input: &[u8]| {
    let Some([text]) = texts::texts(input) else { return };
    match Token::read(text) {
        Ok(token) => {
            for now in [None, Some(0), Some(1_795_132_800), Some(i64::MAX), Some(i64::MIN)] {
                let report = token.report(now);
                holds::json(&serde_json::to_string(&report).expect("a report is JSON"));
                holds::shown(&report.to_markdown());
            }
        }
        Err(error) => holds::error(text, &error),
    }
});
