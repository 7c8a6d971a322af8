//! A policy as its answer of AWS has it, in a form that can be read.

use whydenied::aws::Document;
use whydenied::report::json::indented;

/// The text with the encoded policy in it decoded, so that its places are places in the text.
pub(super) fn decoded(text: &str, role: Option<&str>) -> Option<String> {
    let document = Document::read(text, role).ok()?;
    let span = document.encoded_at?;
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{}{after}", indented(document.text())))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn an_encoded_policy_is_decoded_where_it_stands() {
        let answer = r#"{"Role":{"Arn":"a","AssumeRolePolicyDocument":"%7B%22Statement%22%3A%5B%5D%7D"}}"#;
        let expected = "{\"Role\":{\"Arn\":\"a\",\"AssumeRolePolicyDocument\":{\n  \"Statement\": []\n}}}";
        assert_eq!(decoded(answer, None).as_deref(), Some(expected));
        assert_eq!(decoded(expected, None), None);
    }
}
