//! What is put into a pane or a field, and where it belongs: people paste what they have at hand.

use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlTextAreaElement, InputEvent};
use whydenied::Token;
use whydenied::aws::Document;
use whydenied::report::Input;
use whydenied::token::jwks::Jwks;
use whydenied_view::markup::{Element, el, link};
use whydenied_view::prose::{prose, sentence};

use crate::selection;
use crate::state::State;
use whydenied_view::given::Given;

/// What is shorter was typed: no document is that short.
const SHORTEST: usize = 24;

/// A text that was put elsewhere than where it was pasted, or put there changed.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    from: Input,
    to: Input,
    /// What to say of it where it is now.
    words: &'static str,
    /// What `from` would hold if it had stayed there.
    pasted: String,
    /// What `to` held.
    before: Before,
}

/// What a text has taken the place of.
#[derive(Clone, Debug)]
enum Before {
    Text(String),
    Fields(Box<Given>),
}

impl State {
    /// Takes the change of a pane's text area, and puts what was pasted where it belongs.
    pub(crate) fn take_in(&self, from: Input, event: &Event) {
        let area: Option<HtmlTextAreaElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(area) = area else { return };
        let text = area.value();
        let (own, _) = self.pane(from);
        // The browser may report one change several times.
        if own.with_untracked(|shown| *shown == text) {
            return;
        }
        let came_in = own.with_untracked(|before| came_in(event, before, &text));
        let moved = came_in.as_deref().and_then(|came_in| self.put_where_it_belongs(from, came_in, &text));
        match &moved {
            // What stood there before is still there.
            Some(moved) if moved.to != from => own.with_untracked(|shown| area.set_value(shown)),
            Some(_) => own.with_untracked(|decoded| area.set_value(decoded)),
            None => own.set(text),
        }
        if moved.is_some() || self.moved.with_untracked(Option::is_some) {
            self.moved.set(moved);
        }
    }

    /// Puts what came into `from` into another pane, where it belongs into one. `text` is what
    /// `from` would hold with it.
    fn put_where_it_belongs(&self, from: Input, came_in: &str, text: &str) -> Option<Moved> {
        let moved = |to, words, before| Moved { from, to, words, pasted: text.to_owned(), before };
        if let Some(before) = self.request.take_provider(came_in) {
            let words = "Taken from the answer of `aws iam get-open-id-connect-provider`";
            return Some(moved(Input::Provider, words, Before::Fields(Box::new(before))));
        }
        let (to, words) = match from {
            Input::Token if is_policy(came_in) => (Input::Policy, "Moved here: it holds the trust policy"),
            Input::Policy | Input::ResourceControlPolicy | Input::Jwks if is_token(came_in) => {
                (Input::Token, "Moved here: it stands in for the token")
            }
            Input::Token | Input::Policy | Input::ResourceControlPolicy if is_keys(came_in) => {
                (Input::Jwks, "Moved here: these are the issuer's keys")
            }
            Input::Policy => (Input::Policy, "The policy was encoded: it stands here decoded"),
            _ => return None,
        };
        let role = self.role();
        let role = role.as_deref().filter(|_| to == from);
        let put = if to == from { text } else { came_in };
        let decoded = (to == Input::Policy).then(|| unfolded(put, role)).flatten();
        if to == from && decoded.is_none() {
            return None;
        }
        let (place, _) = self.pane(to);
        let before = Before::Text(place.get_untracked());
        place.set(decoded.unwrap_or_else(|| put.to_owned()));
        self.unfold(to);
        Some(moved(to, words, before))
    }

    /// Puts the last text that was moved back to where it was pasted, and what it took the place of as well.
    pub(crate) fn undo_move(&self) {
        let Some(Moved { from, to, pasted, before, .. }) = self.moved.get_untracked() else { return };
        match before {
            Before::Text(before) => self.pane(to).0.set(before),
            Before::Fields(before) => self.request.put(*before),
        }
        self.pane(from).0.set(pasted);
        self.moved.set(None);
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

    /// The text of a pane, and the area that shows it.
    pub(crate) fn pane(&self, input: Input) -> (RwSignal<String>, NodeRef<Textarea>) {
        match input {
            Input::Token => (self.token, self.token_area),
            Input::ResourceControlPolicy => (self.limits, self.limits_area),
            Input::Jwks => (self.keys.text, self.keys.area),
            Input::Policy | Input::Provider | Input::Request => (self.policy, self.policy_area),
        }
    }

    /// Opens what the pane is folded in.
    fn unfold(&self, input: Input) {
        if let Some(area) = self.pane(input).1.get_untracked() {
            selection::open_details(&area);
        }
    }

    /// What there is to say of the last text that was put somewhere, at the place where it is and at
    /// the one where it was pasted.
    pub(crate) fn note_on(&self, input: Input) -> Option<&'static str> {
        self.moved.with(|moved| match moved {
            Some(moved) if moved.to == input => Some(moved.words),
            Some(moved) if moved.from == input => Some(match moved.to {
                Input::Token => "What you pasted stands in for the token: it was moved there",
                Input::Jwks => "What you pasted are the issuer's keys: they were moved to their pane",
                Input::Provider => "What you pasted describes the provider: it was moved to its fields",
                _ => "What you pasted holds the trust policy: it was moved there",
            }),
            _ => None,
        })
    }

    /// The same for those who hear the page.
    pub(crate) fn spoken_note(&self) -> Option<&'static str> {
        self.moved.with(|moved| moved.as_ref().map(|moved| moved.from)).and_then(|from| self.note_on(from))
    }
}

/// A note with the way to undo what it tells of.
pub(crate) fn note(words: &'static str) -> Element {
    el("p")
        .class("note")
        .children(prose(&sentence(words)))
        .child(" ")
        .child(link("Undo").attr("data-undo", ""))
}

/// What was pasted or dropped, where an event tells of that: the part that came in, or all of `text`.
fn came_in(event: &Event, before: &str, text: &str) -> Option<String> {
    let input = event.dyn_ref::<InputEvent>();
    // What was undone once is not done again.
    if input.is_some_and(|input| input.input_type().starts_with("history")) {
        return None;
    }
    // A keyboard that pastes tells of each line by itself, when all of them are there.
    let is_all = |told: &String| told.len() >= inserted(before, text);
    let came_in = input.and_then(InputEvent::data).filter(is_all).unwrap_or_else(|| text.to_owned());
    (came_in.len() >= SHORTEST).then_some(came_in)
}

/// How many bytes differ where `before` became `text`: what is alike at either end is left out.
fn inserted(before: &str, text: &str) -> usize {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut before.bytes().zip(text.bytes()));
    let tail = alike(&mut before.bytes().rev().zip(text.bytes().rev()));
    text.len().saturating_sub(head + tail)
}

fn is_keys(text: &str) -> bool {
    Jwks::read(text).is_ok_and(|jwks| !jwks.keys.is_empty())
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
    use super::{indented, inserted, is_policy, is_token, unfolded};

    #[test]
    fn what_is_alike_at_either_end_was_not_inserted() {
        assert_eq!([inserted("ab", "axyzb"), inserted("", "abc"), inserted("abc", "ab")], [3, 3, 0]);
        assert_eq!(inserted("aaa", "aaaa"), 0, "a letter among its like is not told apart, and typed anyway");
    }

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
