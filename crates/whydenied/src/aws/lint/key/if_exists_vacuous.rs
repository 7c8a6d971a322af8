//! `IfExists` passes where the key is absent.

use super::vacuous::{self, Modifier};
use super::without_key::WithoutKey;
use crate::aws::lint::trust::{Attendance, Trust};
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::error("if-exists-vacuous", OPERATORS);

static IF_EXISTS: Modifier = Modifier {
    kind: &KIND,
    written: "IfExists",
    always_there: "Every request has the key. `IfExists` only hides it if the key is misspelt or of another provider.",
};

/// Adds it for a test that passes without its key because of `IfExists`.
pub(crate) fn lint(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    attendance: &Attendance,
    findings: &mut Findings<'_>,
) {
    if condition.operator.map(WithoutKey::of) == Some(WithoutKey::PassesIfExists) {
        vacuous::lint(&IF_EXISTS, trust, condition, attendance, findings);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`IfExists` passes where the key is absent",
    why: "A test with `IfExists` only counts where the key is there. Whoever has a token without the claim passes it, \
          and so does everybody where the key is misspelt or no condition key at all.",
    help: "leave `IfExists` away, or add a `Null` test with `\"false\"` for the key",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"StringEqualsIfExists":{"$url:environment":"prod"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
    ),
};
