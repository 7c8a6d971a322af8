//! Makes the text of a JWT of an example's claims. Nobody issued it, and it says so.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const HEADER: &str = r#"{"alg":"RS256","kid":"example","typ":"JWT"}"#;

/// Stands where a signature would be; readable, so that nobody takes it for one.
const SIGNATURE: &str = "EXAMPLE-ONLY-nobody-signed-this-token";

/// A JWT of `claims`, whose times are written as `"now-60"`.
pub(super) fn token(claims: &str, now: i64) -> String {
    let payload = with_times(&without_white_space(claims), now);
    format!("{}.{}.{SIGNATURE}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(payload))
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
