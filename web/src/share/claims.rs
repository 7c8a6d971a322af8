//! The claims that a link holds, in place of a token.

use serde::de::IgnoredAny;
use whydenied_questions::examination::Examination;
use whydenied_report::{TokenForm, Value};

use crate::state::is_claim;
use crate::words;

/// What alone is no token: members of claims; those of the event of a call are in [`OF_EVENT`].
const TELLING: [&str; 4] = ["iss", "sub", "aud", "exp"];

/// Of a JWT its claims, which the engine read; of anything else what was pasted, if it is claims, or says who calls.
pub(super) fn claims_of(token: &str, examination: &Examination) -> Option<String> {
    match examination.token.read() {
        Some(read) if read.form == TokenForm::Jwt => Some(examination.claims.clone()),
        _ if examination.calls.is_some() => Some(token.to_owned()),
        _ => is_claims(token).then(|| compact(token)),
    }
}

/// A claim that may go along, or all of what stands in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) value: String,
    /// Whether the verdict rests on it: a link opens with the same one only if it has it.
    pub(super) is_tested: bool,
}

/// What every verdict rests on.
const ALWAYS_TESTED: [&str; 3] = ["iss", "aud", "sub"];
/// What a verdict rests on in CloudTrail's record of the call, which is shared as a whole.
const OF_EVENT: [&str; 3] = ["userIdentity", "eventName", "Records"];
/// What is shared as a whole, in the list.
const WHOLE: &str = "All of it";
/// So many characters of a value are listed.
const SHOWN: usize = 120;

/// The claims one by one; `tested` are those that the policies test. What is no object of claims is one entry.
pub(super) fn listed(claims: &str, tested: &[String]) -> Vec<Listed> {
    let is_tested =
        |name: &str| ALWAYS_TESTED.contains(&name) || tested.iter().any(|tested| is_claim(name, tested));
    let members = match serde_json::from_str(claims) {
        Ok(Value::Object(members)) if !members.iter().any(|(name, _)| OF_EVENT.contains(&&**name)) => members,
        _ => {
            let value = shortened(claims);
            return vec![Listed { name: WHOLE.to_owned(), value, is_tested: true }];
        }
    };
    let row = |(name, value): (String, Value)| {
        let text = if let Value::String(text) = value { text } else { value.to_json() };
        Listed { is_tested: is_tested(&name), value: shortened(&text), name }
    };
    members.into_iter().map(row).collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The claims without those that do not go along; nothing where none does.
pub(super) fn keeping(claims: String, left_out: &[String]) -> Option<String> {
    if left_out.is_empty() {
        return Some(claims);
    }
    let Ok(Value::Object(members)) = serde_json::from_str(&claims) else { return None };
    let (kept, others): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|(name, _)| !left_out.contains(name));
    match (kept.is_empty(), others.is_empty()) {
        (true, _) => None,
        (false, true) => Some(claims).filter(|_| !left_out.iter().any(|name| name == WHOLE)),
        (false, false) => Some(Value::Object(kept).to_json()),
    }
}

/// Whether claims were pasted, or the event of a call, and no token.
pub(super) fn is_claims(text: &str) -> bool {
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => {
            members.iter().any(|(name, _)| TELLING.iter().chain(&OF_EVENT).any(|telling| telling == name))
        }
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
    use super::{compact, indented, is_claims, keeping, listed};

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
    fn claims_are_listed_and_kept_one_by_one() {
        let claims = r#"{"iss":"a","sub":"b","kubernetes.io":{"namespace":"c"},"n":1}"#.to_owned();
        let tested = ["kubernetes.io/namespace".to_owned()];
        let rows: Vec<_> =
            listed(&claims, &tested).into_iter().map(|row| (row.name, row.value, row.is_tested)).collect();
        let row = |name: &str, value: &str, is_tested| (name.to_owned(), value.to_owned(), is_tested);
        assert_eq!(
            rows,
            [
                row("iss", "a", true),
                row("sub", "b", true),
                row("kubernetes.io", r#"{"namespace":"c"}"#, true),
                row("n", "1", false),
            ]
        );
        let without = |names: &[&str]| {
            keeping(claims.clone(), &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(without(&[]), Some(claims.clone()));
        assert_eq!(without(&["n", "kubernetes.io"]).as_deref(), Some(r#"{"iss":"a","sub":"b"}"#));
        assert_eq!(without(&["iss", "sub", "kubernetes.io", "n"]), None);
    }

    #[test]
    fn an_event_goes_along_as_a_whole() {
        let event = r#"{"eventName":"AssumeRoleWithWebIdentity","userIdentity":{}}"#;
        let rows = listed(event, &[]);
        assert_eq!((rows.len(), rows[0].is_tested), (1, true));
        assert_eq!(keeping(event.to_owned(), &[rows[0].name.clone()]), None);
        assert_eq!(keeping(event.to_owned(), &[]).as_deref(), Some(event));
    }

    #[test]
    fn claims_are_told_from_other_texts() {
        assert!(is_claims(r#"{"sub":"a"}"#) && is_claims(r#"{"Records":[]}"#) && is_claims(" {broken"));
        assert!(
            !is_claims("eyJ.a.b") && !is_claims(r#"{"token":"a"}"#) && !is_claims("[]") && !is_claims("7")
        );
    }
}
