//! A statement denies the request.

use crate::Token;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::explain::key::absence::Absence;
use crate::aws::explain::key_name::short_name;
use crate::aws::explain::why;
use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EVALUATION;

pub(crate) static KIND: Kind = Kind::cause("explicit-deny", EVALUATION);

const OUTWEIGHS: &str = "A Deny that applies outweighs every Allow, in whatever order they stand.";

/// Found where a Deny applies to the request.
pub(crate) fn cause(trace: &StatementTrace<'_, '_>, token: &Token, context: &Context) -> Cause {
    let name = trace.statement.sid.as_ref().filter(|sid| !sid.text.is_empty()).map_or_else(
        || format!("Statement {}", trace.statement.index + 1),
        |sid| format!("The statement `{}`", sid.text),
    );
    let absent = |condition: &ConditionTrace<'_, '_>| {
        matches!(condition.reason, Reason::Absent | Reason::AbsentIfExists)
    };
    let (title, detail, help) = match deciding(trace) {
        Some(deciding) if absent(deciding) => (
            denies_without(&name, &deciding.condition.key.text, token, context),
            format!("A negated test passes where its key is absent. {OUTWEIGHS}"),
            "add a `Null` test with `\"false\"` for the key, so that the Deny needs it to be present",
        ),
        Some(deciding) => (
            format!(
                "{name} denies this {} for its `{}`",
                if is_aws_key(&deciding.condition.key.text) { "request" } else { "token" },
                short_name(&deciding.condition.key.text)
            ),
            format!("{}. {OUTWEIGHS}", capital(&why::condition(deciding, token, context))),
            "narrow the Deny, or use a token that it does not cover",
        ),
        None if trace.conditions.is_empty() => (
            format!("{name} denies this request, whatever the token says"),
            OUTWEIGHS.to_owned(),
            "narrow the Deny by a condition, or remove it",
        ),
        None => (
            format!("{name} denies this request: all its conditions hold"),
            OUTWEIGHS.to_owned(),
            "narrow the Deny, or use a token that it does not cover",
        ),
    };
    (&KIND, Message::new(title, detail, help))
}

/// The one condition that makes a Deny apply, if it is one only. A `Null` test of the same statement guards it.
pub(crate) fn deciding<'t, 'p, 'a>(trace: &'t StatementTrace<'p, 'a>) -> Option<&'t ConditionTrace<'p, 'a>> {
    let decides = |condition: &&ConditionTrace<'_, '_>| {
        trace.conditions.len() == 1 || condition.reason != Reason::Presence
    };
    let mut deciding = trace.conditions.iter().filter(decides);
    deciding.next().filter(|_| deciding.next().is_none())
}

/// That a statement denies whoever lacks a key, which may be everyone.
fn denies_without(statement: &str, key: &str, token: &Token, context: &Context) -> String {
    match Absence::of(key, token, context) {
        Absence::NotAKey(claim) | Absence::NoSuchKey(claim) => {
            format!("{statement} denies every token: AWS makes no condition key of `{claim}`")
        }
        Absence::NeverPresent => format!("{statement} denies every token: no such request has `{key}`"),
        _ => format!("{statement} denies tokens without `{}`, such as this one", short_name(key)),
    }
}

/// A sentence with a capital at its start.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A statement denies the request",
    why: "A Deny that applies outweighs every Allow, in whatever order they stand. A negated test in it passes where \
          its key is absent, so that a Deny for one issuer often hits the tokens of all the others.",
    help: "narrow the Deny, or add a `Null` test with `\"false\"` so that it needs the key to be present",
    example: main(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"}}}]"#,
    ),
    near: main(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"},"Null":{"gitlab.com:sub":"false"}}}]"#,
    ),
};
