//! `ForAllValues` passes where there is no value.

use super::vacuous::{self, Modifier};
use super::without_key::WithoutKey;
use crate::aws::lint::trust::{Attendance, Trust};
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind =
    Kind::error("for-all-values-vacuous", SETS).access_analyzer("FORALLVALUES_WITH_SINGLE_VALUED_KEY");

static FOR_ALL_VALUES: Modifier = Modifier {
    kind: &KIND,
    written: "ForAllValues:",
    always_there: "The set operators are for keys that hold a list. This one passes on an empty value as well, and hides it \
                   if the key is misspelt or of another provider.",
};

/// Adds it for a test that passes without its key because of `ForAllValues`.
pub(crate) fn lint(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    attendance: &Attendance,
    findings: &mut Findings<'_>,
) {
    if condition.operator.map(WithoutKey::of) == Some(WithoutKey::PassesForAllValues) {
        vacuous::lint(&FOR_ALL_VALUES, trust, condition, attendance, findings);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`ForAllValues` passes where there is no value",
    why: "`ForAllValues` demands something of every value of a key, which holds when there is none: the key is absent, \
          misspelt or of another provider. In an Allow the test then keeps nobody out.",
    help: "leave `ForAllValues:` away; the keys of identity providers have one value each",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"ForAllValues:StringEquals":{"$url:environment":"prod"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
    ),
};
