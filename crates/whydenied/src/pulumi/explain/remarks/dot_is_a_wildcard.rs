//! A dot in a pattern stands for any character.

use super::tested::Tested;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::example::{GITHUB, pulumi};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pattern::Unit;
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::hint("dot-is-a-wildcard", ISSUERS);

/// A pattern with a dot within a name.
pub(crate) fn remark(tested: &Tested<'_>) -> Option<Finding> {
    let message = dot(&tested.pattern.text, tested.denies())?;
    Some(KIND.in_policy(tested.lines, tested.pattern.span, message))
}

/// What a dot in a name also lets in, or also denies.
pub(crate) fn dot(pattern: &str, denies: bool) -> Option<Message> {
    let plain = |letter: Option<char>| letter.is_some_and(|it| matches!(Unit::pulumi(it), Unit::Char(_)));
    let at = pattern.char_indices().find(|&(at, letter)| {
        let before = pattern.get(..at).and_then(|before| before.chars().next_back());
        let after = pattern.get(at + letter.len_utf8()..).and_then(|after| after.chars().next());
        letter == '.' && plain(before) && plain(after)
    })?;
    let (before, after) = (pattern.get(..at.0)?, pattern.get(at.0 + 1..)?);
    let verb = if denies { "denies" } else { "lets in" };
    Some(Message::new(
        format!("The `.` in `{pattern}` stands for any character"),
        format!("So it {verb} `{before}X{after}` as well; nothing escapes a wildcard."),
        "check that nobody can have such a name",
    ))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A dot in a pattern stands for any character",
    why: "`repo:acme/site.io:*` also matches `repo:acme/siteXio:…`. Nothing is documented that would take a wildcard its \
          meaning.",
    help: "check that nobody can have a name that differs in that character",
    example: pulumi(
        GITHUB,
        r#""sub":"repo:acme/site.io:ref:refs/heads/main""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/site.io:*"}}]"#,
    ),
    near: main(WEB),
};
