//! Condition keys that a request never has, and tests that pass without one.

pub(crate) mod for_all_values_vacuous;
pub(crate) mod if_exists_vacuous;
pub(crate) mod invalid_condition_key;

use super::trust::{Attendance, Trust};
use crate::aws::context::Context;
use crate::aws::explain::contradiction::two_providers_in_one_statement;
use crate::aws::explain::key::Absence;
use crate::aws::explain::key::provider::key_wrong_provider;
use crate::aws::policy::{Condition, Effect};
use crate::finding::collected::Findings;
use crate::finding::kind::{Cause, Message};
use crate::operator::{Operator, Set, Test};
use crate::report::{Finding, Severity};

crate::finding::entry::entries![for_all_values_vacuous, if_exists_vacuous, invalid_condition_key,];

/// Keys that say which tags a session gets, and for which none at all is fine.
const TAG_KEYS: [&str; 2] = ["aws:TagKeys", "sts:TransitiveTagKeys"];

/// What a test makes of a key that is absent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WithoutKey {
    Fails,
    /// It is negated.
    Passes,
    PassesIfExists,
    PassesForAllValues,
}

impl WithoutKey {
    fn of(operator: Operator) -> Self {
        match operator.set {
            Some(Set::ForAllValues) => Self::PassesForAllValues,
            _ if operator.if_exists => Self::PassesIfExists,
            None if operator.negated => Self::Passes,
            Some(Set::ForAnyValue) | None => Self::Fails,
        }
    }
}

pub(crate) fn lint(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    for condition in &trust.statement.conditions {
        let Some(operator) = condition.operator else { continue };
        let key = &*condition.key.text;
        if !key.contains(':') {
            invalid(key, trust, condition, findings);
        } else if operator.test != Test::Null {
            let without = WithoutKey::of(operator);
            match trust.attendance(key) {
                Attendance::Never(absence) => never(trust, condition, &absence, without, findings),
                attendance if trust.allows() && !operator.negated => {
                    vacuous(trust, condition, attendance == Attendance::Always, without, findings);
                }
                _ => {}
            }
        }
    }
    two_providers(trust, findings);
}

fn invalid(key: &str, trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let url = trust.contexts.first().map_or("URL", |context| &context.provider.url);
    let message = Message::new(
        format!("`{key}` is no condition key"),
        "A key has two parts, such as `aws:SourceIp`, or the provider's URL and a claim.",
        format!("write `{url}:{key}`"),
    );
    findings.mistake(&invalid_condition_key::KIND, condition.key.span, message);
}

/// A test in an Allow that passes without the key, although requests may have it.
fn vacuous(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    always_there: bool,
    without: WithoutKey,
    findings: &mut Findings<'_>,
) {
    let (rule, modifier) = match without {
        WithoutKey::PassesIfExists => (&if_exists_vacuous::KIND, "IfExists"),
        WithoutKey::PassesForAllValues => (&for_all_values_vacuous::KIND, "ForAllValues:"),
        WithoutKey::Fails | WithoutKey::Passes => return,
    };
    let key = &*condition.key.text;
    if TAG_KEYS.iter().any(|tags| key.eq_ignore_ascii_case(tags)) || trust.needs(key, needs_key) {
        return;
    }
    let name = trust.name(key);
    let written = &condition.operator_name.text;
    let plain = written.replace(modifier, "");
    if !always_there {
        let message = Message::new(
            format!("`{written}` passes for every token without `{name}`"),
            "What is not there is not tested, so that the condition keeps out nobody who leaves it away.",
            format!("write `{plain}`, or add `\"Null\": {{ \"{key}\": \"false\" }}`"),
        );
        findings.mistake(rule, condition.span, message);
        return;
    }
    let detail = if without == WithoutKey::PassesIfExists {
        "Every request has the key. `IfExists` only hides it if the key is misspelt or of another provider."
    } else {
        "The set operators are for keys that hold a list. This one passes on an empty value as well, and hides it if the \
         key is misspelt or of another provider."
    };
    let message =
        Message::new(format!("`{written}` is no way to test `{name}`"), detail, format!("write `{plain}`"));
    findings
        .mistakes
        .push(Finding { severity: Severity::Warning, ..findings.at(rule, condition.span, message) });
}

/// Whether a test passes only where its key is there.
fn needs_key(condition: &Condition<'_>) -> bool {
    condition.operator.is_some_and(|operator| match operator.test {
        Test::Null => condition.value_texts().all(|value| value.eq_ignore_ascii_case("false")),
        _ => WithoutKey::of(operator) == WithoutKey::Fails,
    })
}

/// A key that no request has.
fn never(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    absence: &Absence,
    without: WithoutKey,
    findings: &mut Findings<'_>,
) {
    let Some(context) = trust.contexts.first() else { return };
    let key = &*condition.key.text;
    let denies = trust.statement.effect == Some(Effect::Deny);
    let (rule, message) = told(absence, key, context);
    let written = &condition.operator_name.text;
    let passes = match without {
        WithoutKey::Fails => {
            let effect =
                if denies { "so this Deny never applies" } else { "so this statement lets nobody in" };
            let severity = if denies { Severity::Warning } else { Severity::Error };
            let message = message.because(format!("No request has the key, {effect}."));
            findings.mistakes.push(Finding { severity, ..findings.at(rule, condition.key.span, message) });
            return;
        }
        WithoutKey::Passes => (rule, Severity::Warning),
        WithoutKey::PassesIfExists => (&if_exists_vacuous::KIND, Severity::Error),
        WithoutKey::PassesForAllValues => (&for_all_values_vacuous::KIND, Severity::Error),
    };
    let name = trust.name(key);
    let effect = if denies { "spares nobody" } else { "keeps nobody out" };
    let message = message
        .titled(format!("`{written}` always passes: no request has `{name}`"))
        .because(format!("It passes where the key is absent, so this test {effect}."));
    let severity = if denies { Severity::Warning } else { passes.1 };
    findings.mistakes.push(Finding { severity, ..findings.at(passes.0, condition.key.span, message) });
}

/// What is wrong with the key, of a policy alone.
fn told(absence: &Absence, key: &str, context: &Context) -> Cause {
    let (rule, message) = absence.cause(key, context);
    let own = &context.provider.url;
    let host = |url: &str| url.split('/').next().unwrap_or_default().to_owned();
    match absence {
        Absence::OtherProvider { prefix, name }
            if rule.code == key_wrong_provider::KIND.code && host(prefix) != host(own) =>
        {
            let title = format!("The condition key is of `{prefix}`, but the statement trusts `{own}`");
            (rule, Message::new(title, "", format!("write `{own}:{name}`")))
        }
        _ => (rule, message),
    }
}

/// Keys of two providers, both of which must be there: no request has both.
fn two_providers(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    let mut own = trust.statement.conditions.iter().filter_map(|condition| {
        let needs_key = |operator: &Operator| {
            operator.test != Test::Null && WithoutKey::of(*operator) == WithoutKey::Fails
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
        findings.mistake(&two_providers_in_one_statement::KIND, second.key.span, message);
    }
}
