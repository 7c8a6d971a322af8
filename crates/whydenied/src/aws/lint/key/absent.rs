//! What is said of a key that no request has.

use crate::aws::explain::key::Absence;
use crate::aws::explain::key::provider::key_wrong_provider;
use crate::aws::lint::trust::Trust;
use crate::aws::policy::{Condition, Effect};
use crate::finding::collected::Findings;
use crate::finding::kind::{Cause, Kind, Message};
use crate::report::{Finding, Severity};

/// What is wrong with the key, of a policy alone.
pub(crate) fn cause(absence: &Absence, trust: &Trust<'_>, condition: &Condition<'_>) -> Option<Cause> {
    let context = trust.contexts.first()?;
    let (kind, message) = absence.cause(&condition.key.text, context);
    let own = &context.provider.url;
    let host = |url: &str| url.split('/').next().unwrap_or_default().to_owned();
    Some(match absence {
        Absence::OtherProvider { prefix, name }
            if kind.code == key_wrong_provider::KIND.code && host(prefix) != host(own) =>
        {
            let title = format!("The condition key is of `{prefix}`, but the statement trusts `{own}`");
            (kind, Message::new(title, "", format!("write `{own}:{name}`")))
        }
        _ => (kind, message),
    })
}

/// Adds that the test always passes, under that kind, with the help that the message has. In an Allow it has that
/// severity.
pub(crate) fn always_passes(
    (kind, message): (&'static Kind, Message),
    in_allow: Severity,
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    findings: &mut Findings<'_>,
) {
    let name = trust.name(&condition.key.text);
    let written = &condition.operator_name.text;
    let (severity, effect) = if trust.statement.effect == Some(Effect::Deny) {
        (Severity::Warning, "spares nobody")
    } else {
        (in_allow, "keeps nobody out")
    };
    let message = message
        .titled(format!("`{written}` always passes: no request has `{name}`"))
        .because(format!("It passes where the key is absent, so this test {effect}."));
    findings.mistakes.push(Finding { severity, ..findings.at(kind, condition.key.span, message) });
}
