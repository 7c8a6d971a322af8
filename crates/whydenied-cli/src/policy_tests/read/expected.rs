//! What a test expects: `expect`, `cause` and `calls`.

use whydenied::json::{Node, Value};
use whydenied::span::Span;

use super::{Reader, first_key, kind};
use crate::explain;
use crate::policy_tests::file::{Expected, Word};
use crate::policy_tests::near;

/// Keys of a call that is expected.
const OF_A_CALL: &[&str] = &["expect", "cause"];

impl Reader<'_> {
    /// What the test expects of its call or of every call, and what of single ones.
    pub(super) fn expected(&mut self, test: &Node<'_>) -> Option<(Expected, Vec<(String, Expected)>)> {
        let calls = test.get("calls");
        let all = self.of_mapping(test);
        if all.as_ref().is_some_and(|all| all.verdict.is_none()) && calls.is_none() {
            let help = format!("say with `expect` what must come of it: {}", words());
            self.fault("missing-key", first_key(test), "the test has no `expect`", help);
        }
        let calls = calls.map_or_else(|| Some(Vec::new()), |calls| self.of_calls(test, calls));
        all.zip(calls)
    }

    fn of_calls(&mut self, test: &Node<'_>, calls: &Node<'_>) -> Option<Vec<(String, Expected)>> {
        let help = "write `calls` as labels with what is expected of each, such as \"job `deploy`, push to `main`\": denied";
        if !matches!(calls.value, Value::Object(_)) || calls.members().is_empty() {
            let message = format!("`calls` is a mapping, and this is {}", kind(calls));
            self.fault("wrong-value", calls.span, message, help);
            return None;
        }
        if test.get("caller").is_none() {
            let help = "give whoever calls with `caller`, or write `expect` alone";
            self.fault("wrong-value", calls.span, "only a caller has several calls", help);
            return None;
        }
        self.check_repeated(calls);
        let mut all = Some(Vec::new());
        for member in calls.members() {
            let expected = match &member.node.value {
                Value::Object(members) => {
                    for member in members.iter().filter(|member| !OF_A_CALL.contains(&&*member.key)) {
                        let help = near::help(&member.key, OF_A_CALL.iter().copied(), "a call has");
                        let message = format!("there is no key `{}`", member.key);
                        self.fault("unknown-key", member.key_span, message, help);
                    }
                    if member.node.get("expect").is_none() {
                        let help = format!("say with `expect` what must come of it: {}", words());
                        self.fault("missing-key", member.key_span, "the call has no `expect`", help);
                    }
                    self.of_mapping(&member.node)
                }
                _ => self.word(&member.node).map(|word| Expected {
                    verdict: Some(word),
                    cause: None,
                    span: self.lines.place(member.node.span),
                    cause_span: None,
                }),
            };
            all = all.zip(expected).map(|(mut all, expected)| {
                all.push((member.key.clone().into_owned(), expected));
                all
            });
        }
        all
    }

    /// `expect` and `cause` of a test or a call.
    fn of_mapping(&mut self, node: &Node<'_>) -> Option<Expected> {
        let verdict = match node.get("expect") {
            Some(expect) => Some((self.word(expect)?, expect.span)),
            None => None,
        };
        let cause = match node.get("cause") {
            Some(cause) => Some((self.cause(cause, verdict)?, cause.span)),
            None => None,
        };
        let span = verdict.map(|(_, span)| span).or(cause.as_ref().map(|(_, span)| *span));
        Some(Expected {
            verdict: verdict.map(|(word, _)| word),
            cause_span: cause.as_ref().map(|(_, span)| self.lines.place(*span)),
            cause: cause.map(|(cause, _)| cause),
            span: self.lines.place(span.unwrap_or_else(|| first_key(node))),
        })
    }

    fn word(&mut self, node: &Node<'_>) -> Option<Word> {
        let written = node.value.scalar_text().unwrap_or_default();
        let word = Word::by_name(written);
        if word.is_none() {
            let message = match &node.value {
                Value::Null => "nothing is expected here".to_owned(),
                Value::Object(_) | Value::Array(_) => {
                    format!("a verdict is one word, and this is {}", kind(node))
                }
                _ => format!("`{written}` is no verdict"),
            };
            let known = Word::ALL.iter().map(|word| word.name());
            let help = near::help(written, known, "a test expects one of");
            self.fault("wrong-value", node.span, message, help);
        }
        word
    }

    fn cause(&mut self, node: &Node<'_>, verdict: Option<(Word, Span)>) -> Option<String> {
        let code = node.value.scalar_text().unwrap_or_default();
        if !whydenied::catalogue().any(|known| known.code == code) {
            let message = if code.is_empty() {
                "a cause is the code of a finding".to_owned()
            } else {
                format!("there is no finding `{code}`")
            };
            self.fault("unknown-cause", node.span, message, explain::hint(code));
            return None;
        }
        if verdict.is_some_and(|(word, _)| word == Word::Allowed) {
            let help = "leave `cause` out, or expect another verdict";
            self.fault("wrong-value", node.span, "what is allowed has no cause", help);
            return None;
        }
        Some(code.to_owned())
    }
}

/// The verdicts, for help.
fn words() -> String {
    let words: Vec<_> = Word::ALL.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
