//! The claims that a link holds, in place of a token.

use serde::de::IgnoredAny;
use whydenied_questions::examination::Examination;
use whydenied_report::{TokenForm, Value};

use crate::words;

/// What alone is no token: members of claims, and of the event of a call.
const TELLING: [&str; 7] = ["iss", "sub", "aud", "exp", "userIdentity", "eventName", "Records"];

/// Of a JWT its claims, which the engine read; of anything else what was pasted, if it is claims.
pub(super) fn claims_of(token: &str, examination: &Examination) -> Option<String> {
    match examination.token.read() {
        Some(read) if read.form == TokenForm::Jwt => Some(examination.claims.clone()),
        _ => is_claims(token).then(|| compact(token)),
    }
}

/// Whether claims were pasted, or the event of a call, and no token.
fn is_claims(text: &str) -> bool {
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => members.iter().any(|(name, _)| TELLING.contains(&&**name)),
        Ok(_) => false,
        Err(_) => text.trim().starts_with('{'),
    }
}

/// Claims on one line as one entry a line; as they are where they could not be brought back.
pub(crate) fn indented(claims: &str) -> String {
    let lines = words::indented(claims);
    if is_json(claims) && on_one_line(&lines) == claims { lines } else { claims.to_owned() }
}

/// The other way round.
fn compact(claims: &str) -> String {
    let line = on_one_line(claims);
    if is_json(claims) && words::indented(&line) == claims { line } else { claims.to_owned() }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// JSON without the white space that stands outside of strings.
fn on_one_line(json: &str) -> String {
    let (mut in_string, mut is_escaped) = (false, false);
    let stays = |letter: &char| {
        if in_string {
            in_string = *letter != '"' || is_escaped;
            is_escaped = *letter == '\\' && !is_escaped;
            return true;
        }
        in_string = *letter == '"';
        !letter.is_ascii_whitespace()
    };
    json.chars().filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::{compact, indented, is_claims};

    #[test]
    fn claims_are_set_one_a_line_and_back() {
        for claims in [r#"{"iss":"a b","aud":["c","d\" , "],"n":1.50,"e":{},"f":[]}"#, r#"{"\\":"\\"}"#, "{}"]
        {
            assert_eq!(compact(&indented(claims)), claims);
        }
        assert_eq!(indented(r#"{"a":[1]}"#), "{\n  \"a\": [\n    1\n  ]\n}");
    }

    #[test]
    fn what_could_not_be_brought_back_stays_as_it_is() {
        for claims in [r#"{ "a":1 }"#, "{\"a\":\n1}", "{broken", "", "// a\n{}"] {
            assert_eq!((&*indented(claims), &*compact(claims)), (claims, claims));
        }
    }

    #[test]
    fn claims_are_told_from_other_texts() {
        assert!(is_claims(r#"{"sub":"a"}"#) && is_claims(r#"{"Records":[]}"#) && is_claims(" {broken"));
        assert!(
            !is_claims("eyJ.a.b") && !is_claims(r#"{"token":"a"}"#) && !is_claims("[]") && !is_claims("7")
        );
    }
}
