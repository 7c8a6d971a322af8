//! What can be changed outside of the policy: in the job, the cluster, the issuer, the provider, the
//! role, the call. Each is a sentence, and where it can be a text to paste.

mod audience;
mod call;
mod claims;
mod cluster;
mod workflow;

use super::attempt::Call;
use crate::aws::Request;
use crate::aws::context::Context;
use crate::finding;
use crate::issuer::subject;
use crate::report::{Comparison, Elsewhere, Finding, Remedy, Report, Snippet};

/// What remedies are made from.
pub(super) struct Scene<'a> {
    pub(super) call: Call<'a>,
    /// Completed by what the documents say.
    pub(super) request: &'a Request,
    pub(super) context: &'a Context,
    /// The values that the finding is about, where it is about two.
    pub(super) compared: Option<Comparison<'a>>,
    /// The condition key that it is about.
    pub(super) key: Option<&'a str>,
    /// A value of that condition.
    pub(super) expected: Option<&'a str>,
}

/// The remedies for a finding.
pub(super) fn remedies(finding: &Finding, report: &Report, call: Call<'_>, context: &Context) -> Vec<Remedy> {
    let request = &*call.request.completed(call.token, call.policy);
    let condition = report.condition_at(finding);
    let scene = Scene {
        call,
        request,
        context,
        compared: report.comparison_at(finding),
        key: condition.map(|condition| &*condition.key),
        expected: condition.and_then(|condition| condition.expected.first()).map(|value| &**value),
    };
    for of_family in
        [audience::remedies, workflow::remedies, cluster::remedies, claims::remedies, call::remedies]
    {
        let remedies = of_family(finding.code, &scene);
        if !remedies.is_empty() {
            return remedies;
        }
    }
    Vec::new()
}

impl<'a> Scene<'a> {
    /// The issuer's id in the tables; empty for one that is not in them.
    fn issuer(&self) -> &'static str {
        self.context.provider.issuer.map_or("", |issuer| issuer.id)
    }

    /// Whether a cluster issued the token.
    fn is_cluster(&self) -> bool {
        self.call.token.claim_text("sub").is_some_and(|sub| sub.starts_with("system:serviceaccount:"))
    }

    /// The value that the policy expects, if it is one value and no pattern.
    fn wanted(&self) -> Option<&'a str> {
        let expected = self.compared.map(|compared| compared.expected).or(self.expected)?;
        (!expected.contains(['*', '?', '<', '{', '$'])).then_some(expected)
    }

    /// A part of the subject that the policy expects.
    fn wanted_part(&self, name: &str) -> Option<&'a str> {
        let expected = self.compared.map(|compared| compared.expected).or(self.expected)?;
        let parts = subject::take_apart(self.context.provider.issuer, expected)?;
        let part = parts.into_iter().find(|part| part.name == name)?;
        (!part.value.contains(['*', '?', '<', '{', '$'])).then_some(part.value)
    }

    /// A part of the token's subject.
    fn own_part(&self, name: &str) -> Option<&'a str> {
        let sub = self.call.token.claim_text("sub")?;
        let parts = subject::take_apart(self.context.provider.issuer, sub)?;
        parts.into_iter().find(|part| part.name == name).map(|part| part.value)
    }
}

fn remedy(place: Elsewhere, title: impl Into<String>) -> Remedy {
    Remedy { place, title: finding::fit(title.into()), snippet: None }
}

impl Remedy {
    fn with(mut self, language: &'static str, text: impl Into<String>) -> Self {
        self.snippet = Some(Snippet { language, text: text.into() });
        self
    }
}

/// A text as a value in YAML.
fn yaml(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '/' | '-');
    let word = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(plain)
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
            .contains(&&*text.to_ascii_lowercase());
    if word { text.to_owned() } else { super::style::Style::quote(text) }
}

/// A text as an argument of a shell.
fn shell(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_./:@-".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
