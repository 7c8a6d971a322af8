//! JSON as a person reads it.

/// JSON on one line as one entry a line; a text of several lines stays as it is.
///
/// ```
/// use whydenied_report::json::indented;
///
/// assert_eq!(indented(r#"{"sub":"a","aud":[]}"#), "{\n  \"sub\": \"a\",\n  \"aud\": []\n}");
/// ```
#[must_use]
pub fn indented(json: &str) -> String {
    if json.trim().contains('\n') {
        return json.to_owned();
    }
    let mut out = String::with_capacity(2 * json.len());
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let mut letters = json.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            in_string = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
            out.push(letter);
            continue;
        }
        match letter {
            ' ' => {}
            ':' => out.push_str(": "),
            ',' => line(&mut out, ",", depth),
            '{' | '[' => {
                out.push(letter);
                while letters.next_if_eq(&' ').is_some() {}
                if !matches!(letters.peek(), Some('}' | ']')) {
                    depth += 1;
                    line(&mut out, "", depth);
                } else if let Some(close) = letters.next() {
                    out.push(close);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, "", depth);
                out.push(letter);
            }
            _ => {
                in_string = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

fn line(out: &mut String, end: &str, depth: usize) {
    out.push_str(end);
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn one_line_becomes_one_entry_a_line() {
        let json = r#"{"a":[ ],"b": {"c":["d, \"e\"",1]}, "f":{}}"#;
        let lines = "{\n  \"a\": [],\n  \"b\": {\n    \"c\": [\n      \"d, \\\"e\\\"\",\n      1\n    ]\n  },\n  \"f\": {}\n}";
        assert_eq!(indented(json), lines);
        assert_eq!(indented(lines), lines);
    }
}
