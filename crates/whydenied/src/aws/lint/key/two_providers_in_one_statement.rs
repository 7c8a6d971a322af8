//! `two-providers-in-one-statement`: keys of two providers, both of which must be there.

use super::without_key::WithoutKey;
use crate::aws::explain::contradiction::two_providers_in_one_statement::KIND;
use crate::aws::lint::trust::Trust;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::operator::Operator;

/// Adds the first key of a second provider: no request has keys of both.
pub(crate) fn lint(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    let mut own = trust.statement.conditions.iter().filter_map(|condition| {
        let needs_key = |operator: &Operator| {
            !operator.tests_presence() && WithoutKey::of(*operator) == WithoutKey::Fails
        };
        condition.operator.filter(needs_key)?;
        Some((&trust.provider_of(&condition.key.text)?.0.url, condition))
    });
    let Some((url, first)) = own.next() else { return };
    if let Some((_, second)) = own.find(|(other, _)| *other != url) {
        let message = Message::new(
            format!("No request has both `{}` and `{}`", first.key.text, second.key.text),
            "All conditions of a statement must hold, and a token has the keys of its own provider only.",
            "write a statement for each provider",
        );
        findings.mistake(&KIND, second.key.span, message);
    }
}
