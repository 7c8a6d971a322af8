//! A chapter for each code of a finding: in the words of `whydenied explain`, with its examples alive.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use whydenied::report::Severity;
use whydenied::{Check, Explanation};

use crate::example::Example;
use crate::repair::repair;
use crate::{Chapter, Part};

/// The codes by how much they matter, and how many there are.
const SEVERITIES: [(Severity, &str); 4] = [
    (Severity::Cause, "Causes: they explain a denial"),
    (Severity::Error, "Errors: they break the document, or open the role"),
    (Severity::Warning, "Warnings: they are risky"),
    (Severity::Hint, "Hints: they are good to know"),
];

const TRIGGERS: &str = "What triggers it";

/// What an element does not say: a blank text is none to it, and it completes requests by itself.
const NOT_IN_ELEMENTS: [&str; 3] = ["empty", "flag-conflicts-with-token", "request-assumed"];

/// All chapters, by how much their findings matter.
#[must_use]
pub fn part() -> Part {
    let all: Vec<_> = whydenied::catalogue().collect();
    let mut text = vec![format!(
        "# Findings\n\nWhat a report says has a code, which stays the same in every version. There are {} of them; \
         `whydenied explain CODE` has the same words in the terminal.\n",
        all.len()
    )];
    let mut chapters = Vec::new();
    for (severity, title) in SEVERITIES {
        text.push(format!("\n## {title}\n"));
        for explanation in all.iter().filter(|one| one.severity == severity) {
            text.push(format!("- [`{0}`]({0}.md): {1}", explanation.code, explanation.title));
            chapters.push(chapter(explanation));
        }
    }
    Part { path: "findings/index.md", text: text.join("\n") + "\n", chapters }
}

fn chapter(explanation: &Explanation) -> Chapter {
    let words = explanation.to_markdown();
    let mut pieces = words.split("\n### ");
    let mut text = pieces.next().unwrap_or_default().replacen("## ", "# ", 1);
    let (code, shown) = (explanation.code, explanation.shortened());
    let examples = [
        (TRIGGERS, &explanation.example, &shown.example, format!("finds: {code}")),
        ("What comes close and does not", &explanation.near, &shown.near, format!("without: {code}")),
    ];
    for ((title, example, shown, expected), written) in examples.into_iter().zip(pieces) {
        let _ = write!(text, "\n## {title}\n\n");
        // What is too long to be shown whole would come to something else.
        let can_be_alive = example.parts().eq(shown.parts()) && !NOT_IN_ELEMENTS.contains(&code);
        match alive(example, expected).filter(|_| can_be_alive) {
            Some(alive) => text.push_str(&alive.to_markdown()),
            None => text.push_str(written.split_once('\n').unwrap_or_default().1),
        }
        if title == TRIGGERS {
            text.extend(repair(explanation));
        }
    }
    let path = format!("findings/{}.md", explanation.code);
    Chapter { path, title: explanation.title.to_owned(), text }
}

/// The example as an element has it; `None` where that has no field for something that is asked, or no arithmetic for keys.
pub(crate) fn alive(example: &whydenied::Example, expected: String) -> Option<Example> {
    let request = if example.request.is_empty() { "{}" } else { &example.request };
    let request: Map<String, Value> = serde_json::from_str(request).ok()?;
    let service = if example.check == Check::Pulumi { "pulumi" } else { "aws" };
    let mut alive = Example { expected, ..Example::default() }.with("kind", service);
    let token = if example.check == Check::Caller { "caller" } else { "token" };
    if example.check == Check::Lint {
        alive = alive.with("view", "lint");
    }
    alive = alive.with_text("policy", &example.policy).with_text(token, &example.token);
    let judges_times = request.get("judgeTimes") == Some(&Value::Bool(true));
    for (name, value) in &request {
        let text = text_of(value)?;
        alive = match &**name {
            "now" if judges_times => alive.with("time", &text),
            "now" | "judgeTimes" => alive,
            "roleArn" => alive.with("role-arn", &text),
            "providerArn" => alive.with("provider-arn", &text),
            "clientIds" => alive.with("client-ids", &text),
            "sessionName" => alive.with("session-name", &text),
            "durationSeconds" => alive.with("duration", &text),
            "maxSessionDuration" => alive.with("max-duration", &text),
            "resourceControlPolicies" => alive.with_text("resource-control-policy", &text),
            "context" => alive.with("context", &text),
            "request" => alive.with_text("request", &text),
            "tokenType" if request.contains_key("user") => alive,
            "tokenType" => alive.with("token-type", &text),
            "user" => alive.with("token-type", "personal").with("target", &text),
            "admin" => alive.with("admin", &text),
            "expiration" => alive.with("expiration", &text),
            "issuerUrl" => alive.with("issuer-url", &text),
            _ => return None,
        };
    }
    example.jwks.is_empty().then_some(alive)
}

/// The value of an option as a field has it: of a list its words, of an object a line `key=value` for each member. `None` for
/// a key that the request does not have, which no field can say.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(values) => {
            values.iter().map(text_of).collect::<Option<Vec<_>>>().map(|all| all.join(" "))
        }
        Value::Object(members) => {
            let line = |(key, value): (&String, &Value)| Some(format!("{key}={}", text_of(value)?));
            members.iter().map(line).collect::<Option<Vec<_>>>().map(|all| all.join("\n"))
        }
        Value::Null => None,
    }
}
