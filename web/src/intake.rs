//! What is put into a pane or a field, and where it belongs: people paste what they have at hand.

use leptos::html::Textarea;
use leptos::prelude::*;
use whydenied::Token;
use whydenied::aws::Document;
use whydenied::report::Input;

use crate::inputs::Given;
use crate::state::State;

/// Where a text went, and what to say of it there.
pub(crate) type Note = Option<(Input, &'static str)>;

impl State {
    /// Takes a text that was typed or pasted into a pane, and puts it where it belongs.
    pub(crate) fn take_in(&self, input: Input, text: String) {
        let (own, own_area) = self.pane(input);
        // The browser may report one change several times.
        if own.with_untracked(|shown| *shown == text) {
            return;
        }
        self.note.set(None);
        if self.request.take_provider(&text) {
            self.note.set(Some((
                Input::Provider,
                "Taken from the answer of `aws iam get-open-id-connect-provider`",
            )));
            // The text that stood there before.
            restore(own_area, own);
            return;
        }
        let elsewhere = match input {
            Input::Token => Some(Input::Policy).filter(|_| is_policy(&text)),
            Input::Policy => Some(Input::Token).filter(|_| is_token(&text)),
            _ => None,
        };
        if let Some(other) = elsewhere {
            let (place, area) = self.pane(other);
            if place.with_untracked(|there| there.trim().is_empty()) {
                own.set(String::new());
                restore(own_area, own);
                let (text, note) = match other {
                    Input::Token => (text, "Moved here: it stands in for the token"),
                    _ => (unfolded(&text, None).unwrap_or(text), "Moved here: it holds the trust policy"),
                };
                place.set(text);
                restore(area, place);
                self.note.set(Some((other, note)));
                return;
            }
        }
        if input == Input::Policy
            && let Some(text) = unfolded(&text, self.role().as_deref())
        {
            own.set(text);
            restore(own_area, own);
            self.note.set(Some((input, "The policy was encoded: it stands here decoded")));
            return;
        }
        own.set(text);
    }

    /// Decodes the policy in the pane, once the role is known whose it is.
    pub(crate) fn unfold_policy(&self) {
        let role = self.role();
        let text = self.policy.with_untracked(|text| unfolded(text, role.as_deref()));
        if let Some(text) = text {
            self.policy.set(text);
        }
    }

    /// The name or ARN of the role that was typed.
    fn role(&self) -> Option<String> {
        self.request.given.with_untracked(Given::role)
    }

    fn pane(&self, input: Input) -> (RwSignal<String>, NodeRef<Textarea>) {
        match input {
            Input::Token => (self.token, self.token_area),
            Input::ResourceControlPolicy => (self.limits, self.limits_area),
            _ => (self.policy, self.policy_area),
        }
    }

    /// What there is to say of the last text that went to `input`.
    pub(crate) fn note_on(&self, input: Input) -> Option<&'static str> {
        self.note.get().filter(|(place, _)| *place == input).map(|(_, note)| note)
    }
}

/// Shows in the text area what the state has, also where that did not change.
fn restore(area: NodeRef<Textarea>, text: RwSignal<String>) {
    if let Some(area) = area.get_untracked() {
        text.with_untracked(|text| area.set_value(text));
    }
}

fn is_policy(text: &str) -> bool {
    Token::read(text).is_err_and(|error| error.code == "policy-as-token")
}

fn is_token(text: &str) -> bool {
    let refused = Document::read(text, None).is_err_and(|error| {
        matches!(error.code, "token-as-policy" | "not-a-policy") && error.answer.is_none()
    });
    refused && Token::read(text).is_ok_and(|token| token.claim("iss").or(token.claim("sub")).is_some())
}

/// The text with the encoded policy in it decoded, so that its places are places in the text.
fn unfolded(text: &str, role: Option<&str>) -> Option<String> {
    let document = Document::read(text, role).ok()?;
    let span = document.encoded_at?;
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{}{after}", indented(document.text())))
}

/// JSON on one line as one entry a line; other texts stay as they are.
pub(crate) fn indented(json: &str) -> String {
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
    use super::{indented, is_policy, is_token, unfolded};

    #[test]
    fn one_line_becomes_one_entry_a_line() {
        let json = r#"{"a":[ ],"b": {"c":["d, \"e\"",1]}, "f":{}}"#;
        let lines = "{\n  \"a\": [],\n  \"b\": {\n    \"c\": [\n      \"d, \\\"e\\\"\",\n      1\n    ]\n  },\n  \"f\": {}\n}";
        assert_eq!(indented(json), lines);
        assert_eq!(indented(lines), lines);
    }

    #[test]
    fn an_encoded_policy_is_decoded_where_it_stands() {
        let answer = r#"{"Role":{"Arn":"a","AssumeRolePolicyDocument":"%7B%22Statement%22%3A%5B%5D%7D"}}"#;
        let expected = "{\"Role\":{\"Arn\":\"a\",\"AssumeRolePolicyDocument\":{\n  \"Statement\": []\n}}}";
        assert_eq!(unfolded(answer, None).as_deref(), Some(expected));
        assert_eq!(unfolded(expected, None), None);
    }

    #[test]
    fn a_text_is_told_from_one_that_belongs_elsewhere() {
        let policy = r#"{"Statement": []}"#;
        assert!(is_policy(policy) && !is_token(policy));
        for token in [r#"{"sub": "a"}"#, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"] {
            assert!(is_token(token) && !is_policy(token), "{token}");
        }
        for half in ["{", "", "{\"name\": 1}"] {
            assert!(!is_token(half) && !is_policy(half), "{half}");
        }
    }
}
