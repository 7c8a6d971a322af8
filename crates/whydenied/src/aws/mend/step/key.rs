//! A condition whose key the request does not have.

use super::exact::{claim, like, written};
use super::{Reach, Step};
use crate::aws::context::is_aws_key;
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::global_keys::{self, GLOBAL_KEYS, Presence};
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::Condition;
use crate::mend::lasting::Lasting;
use crate::outcome::Outcome;
use crate::report::Edit;
use crate::span::Span;

/// A claim that AWS makes no key of, and the claim whose key says the same of any token.
const OF_ANY: (&str, &str) = ("azp", "aud");

/// The steps; `None` if the key is there, so that it is the value that does not fit.
pub(crate) fn steps(
    statement: &StatementTrace<'_, '_>,
    trace: &ConditionTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Option<Vec<Step>> {
    let condition = trace.condition;
    if condition.operator.is_some_and(crate::operator::Operator::tests_presence) {
        return Some(presence(statement, condition, attempt));
    }
    if !matches!(trace.reason, Reason::Absent | Reason::NothingForAny) {
        return None;
    }
    let key = &*condition.key.text;
    if let Some(step) = uncut(key, attempt) {
        return Some(vec![step]);
    }
    if let Some(meant) = meant_key(key, statement, attempt) {
        return Some(renamed(condition, &meant, statement, attempt).into_iter().collect());
    }
    if is_aws_key(key) {
        let presence = global_keys::find(key).map(|known| known.presence);
        // What the token could bring, it can still bring.
        return Some(match presence {
            Some(Presence::Never) | None => substitutes(statement, condition, attempt),
            _ => Vec::new(),
        });
    }
    let own = format!("{}:", attempt.decision.context.provider.url);
    let is_own = key.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(&own));
    if !is_own {
        // Another provider's token is welcome here: this one gets a statement of its own.
        return Some(super::principal::own_statement(attempt).into_iter().collect());
    }
    Some(substitutes(statement, condition, attempt))
}

/// All of the provider's URL, where the program takes its host alone: it cuts where the URL begins, not at every slash.
fn uncut(key: &str, attempt: &Attempt<'_>) -> Option<Step> {
    const BEFORE: &str = "oidc-provider/";
    let provider = &attempt.decision.context.provider.url;
    let (host, _) = provider.split_once('/')?;
    let program = attempt.policy.program.as_ref().filter(|_| key.starts_with(&format!("{host}:")))?;
    let cuts = program.cut_to(host).flat_map(|expression| &expression.cuts);
    let text = attempt.manuscript.layout.text;
    let at = |cut: &Span| {
        let written = text.get(cut.start..cut.end)?;
        let quote = written.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'));
        // A letter in single quotes, as C# has it, is no text.
        let is_letter = quote == Some('\'') && text.get(..cut.start)?.ends_with("Split(");
        let quote = if is_letter { '"' } else { quote.unwrap_or('"') };
        Some(Edit { start: cut.start, end: cut.end, text: format!("{quote}{BEFORE}{quote}") })
    };
    Step::new(format!("Take all that stands after `{BEFORE}`: `{provider}`"), cuts.map(at).collect())
}

/// Tests of something that AWS knows, in the place of what it does not.
fn substitutes(
    statement: &StatementTrace<'_, '_>,
    condition: &Condition<'_>,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let key = &*condition.key.text;
    let name = key.rsplit_once(':').map_or(key, |(_, name)| name);
    let mut steps = Vec::new();
    if let Some((equal, value)) = equivalent(name, condition, attempt) {
        let title = |_: &str| format!("Test `{equal}` in place of `{name}`, which is no condition key");
        steps.extend(in_place(condition, &attempt.own_key(equal), value, attempt, title));
    }
    let sub = attempt.value_of("sub");
    let is_pinned = statement
        .conditions
        .iter()
        .any(|test| test.outcome == Outcome::Pass && pins(test.condition, &attempt.own_key("sub")));
    let shown = if is_aws_key(key) { key } else { name };
    if let Some(sub) = sub.filter(|_| !is_pinned && name != "iss") {
        let title = |sub: &str| format!("Test `sub` in place of `{shown}`, for `{sub}`");
        steps.extend(in_place(condition, &attempt.own_key("sub"), sub, attempt, title));
    }
    if !steps.is_empty() {
        return steps;
    }
    // A claim that this token lacks may well be demanded.
    if attempt.decision.context.entries.iter().any(|entry| entry.key.eq_ignore_ascii_case(key)) {
        return steps;
    }
    let why = if is_aws_key(key) { "the call never has" } else { "AWS makes no key of" };
    let title = format!("Remove the test of `{shown}`, which {why}");
    let removed = Step::new(title, attempt.manuscript.remove_condition(condition));
    // That the provider is the token's is tested by the principal.
    steps.extend(removed.map(|it| if name == "iss" { it } else { it.reaching(Reach::Loosened) }));
    steps
}

/// The key that says the same as a claim that is none, if the token's claim is what was expected.
fn equivalent<'a>(
    name: &str,
    condition: &Condition<'_>,
    attempt: &'a Attempt<'_>,
) -> Option<(&'static str, &'a str)> {
    let of_issuer = attempt.decision.context.provider.issuer.map_or(&[][..], |issuer| issuer.same_key);
    let &(_, equal) = [OF_ANY].iter().chain(of_issuer).find(|(claim, _)| *claim == name)?;
    let own = attempt.decision.call.token.claim_text(name)?;
    let value = attempt.value_of(equal)?;
    condition.value_texts().any(|expected| expected == own).then_some((equal, value))
}

/// Whether the condition lets in listed values of the key only.
fn pins(condition: &Condition<'_>, key: &str) -> bool {
    let literal = |text: &str| !text.contains(['*', '?']);
    let exact = condition.operator.is_some_and(|operator| {
        let wild = operator.compares_patterns() && !condition.value_texts().all(literal);
        !operator.is_negated() && operator.compares_letter_case() && !wild
    });
    exact && condition.key.text.eq_ignore_ascii_case(key)
}

/// Makes a condition a test of another key, for one value.
fn in_place(
    condition: &Condition<'_>,
    key: &str,
    value: &str,
    attempt: &Attempt<'_>,
    title: impl FnOnce(&str) -> String,
) -> Option<Step> {
    let operator = condition.operator?;
    let plain = !operator.is_negated() && operator.set.is_none() && operator.compares_letter_case();
    let repeated = attempt.policy.statements.iter().any(|statement| {
        let here = statement.conditions.iter().any(|other| other.key.span == condition.key.span);
        here && statement.conditions.iter().any(|other| {
            other.operator_name.text == condition.operator_name.text
                && other.key.text.eq_ignore_ascii_case(key)
        })
    });
    if !plain || repeated {
        return None;
    }
    let path = key.rsplit_once(':').map_or(key, |(_, path)| path);
    let own = Lasting::own(claim(path, value, attempt));
    let value = written(&own, operator, attempt)?;
    let title = format!("{}{}", title(&value), own.for_any());
    let edits = attempt.manuscript.set_values(condition, &value)?;
    let edits = if own.is_wild() && !operator.compares_patterns() {
        attempt.manuscript.retest(condition, &like(operator), key, &edits, &[value])?
    } else {
        let mut edits = edits;
        edits.extend(attempt.manuscript.replace(condition.key.span, key)?);
        edits
    };
    let step = Step::new(title, Some(edits))?;
    Some(if own.announces.is_empty() { step } else { step.announcing(&own.announces) })
}

/// A `Null` test that the request fails.
fn presence(
    statement: &StatementTrace<'_, '_>,
    condition: &Condition<'_>,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let key = &*condition.key.text;
    let wants_absent = condition.value_texts().any(|text| text.eq_ignore_ascii_case("true"));
    if wants_absent {
        let title = format!("Ask that the request has the key `{key}`");
        let asked = attempt.manuscript.set_values(condition, "false");
        return Step::new(title, asked).map(|it| it.reaching(Reach::Loosened)).into_iter().collect();
    }
    if let Some(meant) = meant_key(key, statement, attempt) {
        return renamed(condition, &meant, statement, attempt).into_iter().collect();
    }
    if is_aws_key(key) && !matches!(global_keys::find(key).map(|key| key.presence), Some(Presence::Never)) {
        return Vec::new();
    }
    substitutes(statement, condition, attempt)
}

/// Gives a key its right name, and all others of the statement that begin as wrongly.
fn renamed(
    condition: &Condition<'_>,
    meant: &str,
    statement: &StatementTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let prefix = |key: &str| key.rsplit_once(':').map(|(prefix, _)| prefix.to_owned());
    let wrong = prefix(&condition.key.text);
    let mut edits = attempt.manuscript.replace(condition.key.span, meant)?;
    for other in &statement.statement.conditions {
        if other.key.span != condition.key.span
            && prefix(&other.key.text) == wrong
            && let Some(meant) = meant_key(&other.key.text, statement, attempt)
        {
            // Several keys may take their beginning from one text.
            let more = attempt.manuscript.replace(other.key.span, &meant)?;
            edits.extend(more.into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>());
        }
    }
    let title = match edits.len() {
        1 => format!("Name the key `{meant}`"),
        _ => format!("Begin the keys with `{}:`", attempt.decision.context.provider.url),
    };
    Step::new(title, Some(edits))
}

/// The key that was meant by one that the request does not have.
fn meant_key(key: &str, statement: &StatementTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<String> {
    let own = &attempt.decision.context.provider.url;
    if is_aws_key(key) {
        return meant_aws_key(key);
    }
    let bare = key.strip_prefix("https://").or_else(|| key.strip_prefix("http://")).unwrap_or(key);
    let bare = bare.split_once(":oidc-provider/").map_or(bare, |(_, bare)| bare);
    let own_name = bare
        .get(..own.len())
        .filter(|start| start.eq_ignore_ascii_case(own))
        .and_then(|_| bare.get(own.len()..)?.strip_prefix(':'));
    let (prefix, name) = match own_name {
        Some(name) => (own.as_str(), name),
        None => bare.rsplit_once(':').unwrap_or(("", bare)),
    };
    let slashless = |text: &str| text.trim_end_matches('/').to_ascii_lowercase();
    let known = slashless(prefix);
    let misspelt = crate::near_miss::distance::distance(&known, &slashless(own)) <= 3;
    // Who trusts this provider alone can mean no other's keys.
    let entries = statement.statement.principal.as_ref().map_or(&[][..], |principal| &principal.entries);
    let alone = statement.principal.outcome != Outcome::Fail && entries.len() == 1;
    if !(prefix.is_empty() || misspelt || alone) {
        return None;
    }
    let name = meant_name(name, attempt)?;
    let meant = attempt.own_key(name);
    (!meant.eq_ignore_ascii_case(key)).then_some(meant)
}

/// The name of one of the provider's keys: this one, or one that comes close to it.
fn meant_name<'a>(name: &str, attempt: &'a Attempt<'_>) -> Option<&'a str> {
    let own = attempt.decision.context.provider.url.len() + 1;
    let entries = attempt.decision.context.entries.iter().filter(|entry| entry.claim.is_some());
    let names = entries
        .filter(|entry| entry.key.starts_with(&*attempt.decision.context.provider.url))
        .filter_map(|entry| entry.key.get(own..));
    let distance = |known: &str| crate::near_miss::distance::distance(&name.to_ascii_lowercase(), known);
    let near = |known: &&str| {
        let distance = distance(known);
        // A short name is soon another one.
        distance == 0 || (distance <= 2 && known.len() > 4) || (distance <= 1 && known.len() > 2)
    };
    // Some names begin with the issuer's host.
    let ending = |known: &&str| known.strip_suffix(name).is_some_and(|host| host.ends_with('/'));
    let nearest = names.clone().filter(near).min_by_key(|known| distance(known));
    let by_meaning = [("subject", "sub"), ("audience", "aud")].into_iter().find(|(word, _)| *word == name);
    nearest.or_else(|| names.clone().find(ending)).or(by_meaning.map(|(_, claim)| claim))
}

fn meant_aws_key(key: &str) -> Option<String> {
    if global_keys::find(key).is_some() {
        return None;
    }
    let distance = |known: &str| {
        crate::near_miss::distance::distance(&key.to_ascii_lowercase(), &known.to_ascii_lowercase())
    };
    let present = GLOBAL_KEYS.iter().filter(|known| known.presence != Presence::Never);
    let near =
        present.map(|known| known.name).filter(|known| !known.ends_with(['/', ':']) && distance(known) <= 2);
    near.min_by_key(|known| distance(known)).map(str::to_owned)
}
