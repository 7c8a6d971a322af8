//! Makes the text of a JWT of an example's claims. Nobody issued it, and it says so.

use leptos::prelude::window;

const HEADER: &str = r#"{"alg":"RS256","kid":"example","typ":"JWT"}"#;

/// Stands where a signature would be; readable, so that nobody takes it for one.
const SIGNATURE: &str = "EXAMPLE-ONLY-nobody-signed-this-token";

/// A JWT of `claims`, whose times are written as `"now-60"`.
pub(super) fn token(claims: &str, now: i64) -> String {
    let payload = with_times(&without_white_space(claims), now);
    format!("{}.{}.{SIGNATURE}", base64url(HEADER), base64url(&payload))
}

/// The browser's own base64 in the alphabet of URLs. It takes the examples, which are ASCII.
fn base64url(text: &str) -> String {
    let base64 = window().btoa(text).unwrap_or_default();
    base64.trim_end_matches('=').replace('+', "-").replace('/', "_")
}

/// `json` without the white space between its parts, as an issuer would send it.
fn without_white_space(json: &str) -> String {
    let mut in_string = false;
    json.chars()
        .filter(|&character| {
            if character == '"' {
                in_string = !in_string;
            }
            in_string || !character.is_ascii_whitespace()
        })
        .collect()
}

/// `json` with each `"now-60"` or `"now+60"` as that many seconds before or after `now`.
fn with_times(json: &str, now: i64) -> String {
    let mut parts = json.split("\"now");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (seconds, rest) = part.split_once('"').unwrap_or((part, ""));
        let time = now + seconds.parse::<i64>().unwrap_or(0);
        out.push_str(&time.to_string());
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{with_times, without_white_space};

    #[test]
    fn white_space_stays_inside_strings_only() {
        assert_eq!(without_white_space("{ \"a\": \"b c\",\n  \"d\": [1, 2] }"), r#"{"a":"b c","d":[1,2]}"#);
    }

    #[test]
    fn times_are_relative_to_now() {
        assert_eq!(with_times(r#"{"iat":"now-60","exp":"now+60"}"#, 1000), r#"{"iat":940,"exp":1060}"#);
    }
}
