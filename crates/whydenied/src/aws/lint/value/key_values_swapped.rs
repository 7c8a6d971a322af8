//! `key-values-swapped`: a subject under the key of the audience, or the reverse.

use super::written::Written;
use crate::finding::both::key_values_swapped::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// What subjects of known issuers start with.
const SUBJECTS: [&str; 5] = ["repo:", "project_path:", "system:serviceaccount:", "organization:", "pulumi:"];

/// Adds it for a value that is by its beginning one of the other key; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let message = message(written);
    message.map(|message| findings.mistake(&KIND, written.value.span, message)).is_some()
}

fn message(written: &Written<'_>) -> Option<Message> {
    let text = written.text();
    let (provider, claim) = written.trust.provider_of(&written.condition.key.text)?;
    let (is, other) = match claim {
        "aud" if SUBJECTS.iter().any(|start| text.starts_with(start)) => ("a subject", "sub"),
        "sub" if text.starts_with("sts.amazonaws.com") => ("an audience", "aud"),
        _ => return None,
    };
    Some(Message::new(
        format!("`{text}` is {is}, but the policy tests it as `{claim}`"),
        "Each key is compared with its own claim.",
        format!("test it under `{}:{other}`", provider.url),
    ))
}
