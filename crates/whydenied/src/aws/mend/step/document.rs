//! What IAM objects to in a document, and what else is unusual about one.

use super::Step;
use crate::aws::ASSUME_ROLE;
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::{Condition, Problem, ProblemKind, Statement};
use crate::operator::{OPERATORS, Operator};
use crate::report::Edit;
use crate::secret;
use crate::span::Span;
use crate::text::is_invisible;

/// The elements of a statement.
const ELEMENTS: &[&str] = &["Sid", "Effect", "Principal", "Action", "Condition"];

/// What is done about something unusual that IAM may save, or that only a tool would refuse.
pub(crate) fn mend(place: Span, attempt: &Attempt<'_>) -> Option<Step> {
    let problem = attempt.policy.problems.iter().find(|problem| problem.span == place)?;
    steps(problem, attempt).into_iter().next()
}

pub(crate) fn steps(problem: &Problem, attempt: &Attempt<'_>) -> Vec<Step> {
    let manuscript = attempt.manuscript;
    let span = problem.span;
    let statement = || statement_at(span, attempt);
    let step = match &problem.kind {
        ProblemKind::DuplicateKey(key) => return duplicate(span, key, attempt).into_iter().collect(),
        ProblemKind::MissingVersion => Step::new("State version `2012-10-17`", manuscript.set_version()),
        ProblemKind::InvalidVersion(_) => Step::new("Write version `2012-10-17`", manuscript.set_version()),
        ProblemKind::EmptyStatement => super::principal::own_statement(attempt),
        ProblemKind::DuplicateSid(sid) => {
            let free = (2..100).map(|number| format!("{sid}{number}")).find(|sid| !has_sid(sid, attempt));
            free.and_then(|free| {
                Step::new(format!("Name the statement `{free}`"), manuscript.replace(span, &free))
            })
        }
        ProblemKind::InvalidSid(sid) => {
            let plain: String = sid.chars().filter(char::is_ascii_alphanumeric).collect();
            // Without its dots a token would not be known any more.
            let is_secret = !secret::find(sid).is_empty();
            let taken = plain.is_empty() || is_secret || has_sid(&plain, attempt);
            let title =
                if taken { "Remove the `Sid`".to_owned() } else { format!("Name the statement `{plain}`") };
            Step::new(title, if taken { manuscript.remove(span) } else { manuscript.replace(span, &plain) })
        }
        ProblemKind::MissingEffect => statement().and_then(|statement| {
            Step::new("Add `\"Effect\": \"Allow\"`", manuscript.add_effect(statement, "Allow"))
        }),
        ProblemKind::InvalidEffect(written) => {
            let meant = ["Allow", "Deny"].into_iter().find(|effect| effect.eq_ignore_ascii_case(written));
            meant.and_then(|meant| Step::new(format!("Write `{meant}`"), manuscript.replace(span, meant)))
        }
        ProblemKind::MissingPrincipal
        | ProblemKind::EmptyPrincipal
        | ProblemKind::InvalidPrincipal
        | ProblemKind::NotPrincipal(_) => {
            statement().and_then(|statement| super::principal::name_provider(statement, attempt))
        }
        ProblemKind::UnknownPrincipalType(name) => {
            match ["Federated", "AWS", "Service"].into_iter().find(|kind| kind.eq_ignore_ascii_case(name)) {
                Some(meant) => Step::new(format!("Write `{meant}`"), manuscript.replace(span, meant)),
                None => statement().and_then(|statement| super::principal::name_provider(statement, attempt)),
            }
        }
        ProblemKind::InvalidConditionValue(written) => {
            let value =
                condition_at(span, attempt).and_then(|condition| super::value::own(condition, attempt));
            value.and_then(|value| {
                let title = format!("Trust `{value}`, in place of {written}");
                Step::new(title, manuscript.replace(span, &value))
            })
        }
        ProblemKind::MissingAction | ProblemKind::InvalidAction => statement().and_then(|statement| {
            Step::new(format!("Allow `{ASSUME_ROLE}`"), manuscript.set_action(statement, ASSUME_ROLE))
        }),
        ProblemKind::ActionAndNotAction => Step::new("Remove `NotAction`", manuscript.remove(span)),
        ProblemKind::ProhibitedResource(name) => {
            Step::new(format!("Remove `{name}`"), manuscript.remove(span))
        }
        ProblemKind::UnknownElement { name, meant } => element(span, name, *meant, attempt),
        ProblemKind::UnknownOperator { name, meant } => {
            let null = (name == "NullIfExists").then(|| "Null".to_owned());
            let meant = null
                .or_else(|| meant.clone())
                .or_else(|| meant_operator(name))
                .or_else(|| text_operator(span, name, attempt));
            meant.and_then(|meant| {
                Step::new(format!("Write `{meant}` for `{name}`"), manuscript.replace(span, &meant))
            })
        }
        ProblemKind::InvalidCharacter(letter) => unseen(*letter, span),
        ProblemKind::Comment => Step::new("Remove the comment", Some(vec![cut(span)])),
        ProblemKind::TrailingComma => Step::new("Remove the comma", Some(vec![cut(span)])),
        ProblemKind::ByteOrderMark => Step::new("Remove the byte order mark", Some(vec![cut(span)])),
        ProblemKind::ForeignAction(action) if action == "*" => {
            Step::new(format!("Allow `{ASSUME_ROLE}` in place of `*`"), manuscript.replace(span, ASSUME_ROLE))
        }
        _ => None,
    };
    step.into_iter().collect()
}

fn cut(span: Span) -> Edit {
    Edit { start: span.start, end: span.end, text: String::new() }
}

fn statement_at<'a>(span: Span, attempt: &'a Attempt<'_>) -> Option<&'a Statement<'a>> {
    let mut statements = attempt.policy.statements.iter();
    statements.find(|statement| statement.span.start <= span.start && span.end <= statement.span.end)
}

fn condition_at<'a>(span: Span, attempt: &'a Attempt<'_>) -> Option<&'a Condition<'a>> {
    let mut conditions = statement_at(span, attempt)?.conditions.iter();
    conditions.find(|condition| condition.span.start <= span.start && span.end <= condition.span.end)
}

fn has_sid(sid: &str, attempt: &Attempt<'_>) -> bool {
    let mut sids = attempt.policy.statements.iter().filter_map(|statement| statement.sid.as_ref());
    sids.any(|own| own.text == sid)
}

/// An element that the grammar does not have: the one that was meant, or none. Where that is there
/// as well, the next step puts both into one.
fn element(span: Span, name: &str, meant: Option<&'static str>, attempt: &Attempt<'_>) -> Option<Step> {
    let near = |known: &&&str| distance(known, name) <= 2;
    let manuscript = attempt.manuscript;
    match meant.or_else(|| ELEMENTS.iter().find(near).copied()) {
        Some(meant) if !manuscript.arguments => {
            Step::new(format!("Write `{meant}` for `{name}`"), manuscript.replace(span, meant))
        }
        _ => Step::new(format!("Remove `{name}`"), manuscript.remove(span)),
    }
}

/// How many letters set two names apart, whatever their letter case.
fn distance(one: &str, other: &str) -> usize {
    crate::near_miss::distance::distance(&one.to_ascii_lowercase(), &other.to_ascii_lowercase())
}

/// The operator that comes closest to a name that is none.
fn meant_operator(name: &str) -> Option<String> {
    let (set, bare) = name.split_once(':').unwrap_or(("", name));
    let (bare, suffix) = bare.strip_suffix("IfExists").map_or((bare, ""), |bare| (bare, "IfExists"));
    let sets = ["", "ForAnyValue:", "ForAllValues:"].into_iter();
    let set = sets.min_by_key(|known| distance(known.trim_end_matches(':'), set))?;
    let known = OPERATORS.iter().map(|operator| operator.name).min_by_key(|known| distance(known, bare))?;
    let meant = format!("{set}{known}{suffix}");
    (distance(&meant, name) <= 2 && Operator::parse(&meant).is_some()).then_some(meant)
}

/// The operator for texts, where a name speaks of them: with wildcards if the values have any.
fn text_operator(span: Span, name: &str, attempt: &Attempt<'_>) -> Option<String> {
    let conditions = attempt.policy.statements.iter().flat_map(|statement| &statement.conditions);
    let mut values =
        conditions.filter(|condition| condition.operator_name.span == span).flat_map(|condition| {
            condition.value_texts().map(|text| text.contains(['*', '?'])).collect::<Vec<_>>()
        });
    let is_text = name.to_ascii_lowercase().contains("string") && !name.to_ascii_lowercase().contains("not");
    is_text.then(|| if values.any(|wild| wild) { "StringLike" } else { "StringEquals" }.to_owned())
}

/// A character that is not seen, taken out. One that is seen was written on purpose.
fn unseen(letter: char, span: Span) -> Option<Step> {
    let quote = matches!(letter, '“' | '”' | '‘' | '’');
    let title = format!("Remove the character U+{:04X}", u32::from(letter));
    Step::new(title, (is_invisible(letter) || quote).then(|| vec![cut(span)]))
}

/// A key that stands there twice: the first goes into the second, so that no test is lost.
fn duplicate(span: Span, key: &str, attempt: &Attempt<'_>) -> Option<Step> {
    let layout = &attempt.manuscript.layout;
    let (object, index) = layout.around(span)?;
    let first = object.entries.get(index)?;
    let members = layout.node(object.span)?.members();
    let second = &members.iter().rev().find(|member| member.key == key)?.node;
    let mut edits = vec![object.without(index)?];
    let (Some(old), Some(new)) = (layout.list(first.value), layout.list(second.span)) else {
        let title = format!("Remove the first `{key}`, which has no effect");
        return Step::new(title, Some(edits));
    };
    let merged = layout.node(old.span)?.members();
    // Blocks of one operator are put together in their turn; tests of one key are not.
    let clashes = merged.iter().any(|member| {
        second
            .get(&member.key)
            .is_some_and(|other| other.members().is_empty() || member.node.members().is_empty())
    });
    if merged.is_empty() || clashes || layout.is_yaml() {
        return None;
    }
    let texts: Vec<_> = old.entries.iter().map(|entry| layout.source(entry.whole())).collect();
    let separator = if new.entries.is_empty() { layout.style.gap } else { layout.separator(&new) };
    edits.push(layout.append(&new, |_| texts.join(&format!(",{separator}"))));
    Step::new(format!("Put both `{key}` into one"), Some(edits))
}
