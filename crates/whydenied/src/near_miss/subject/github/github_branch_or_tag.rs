//! A tag is no branch, and a ref is written in full.

use super::reference::{kind, short};
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-branch-or-tag", GITHUB_TOKENS);

const FORMS: &str = "Branches are `refs/heads/…`, tags are `refs/tags/…`.";

/// Found where the policy has the bare name of a branch or a tag.
pub(crate) fn bare_name(own: &str, wanted: &str) -> Option<Cause> {
    if wanted.starts_with("refs/") || wanted.starts_with('*') {
        return None;
    }
    let message = Message::new(
        format!("The policy has `ref:{wanted}`, but a ref is written in full, as `{own}`"),
        FORMS,
        format!("write `ref:refs/heads/{wanted}` for a branch"),
    );
    Some((&KIND, message))
}

/// Found where one of the two is a branch, and the other a tag.
pub(crate) fn cause(own: &str, wanted: &str) -> Option<Cause> {
    let (is, wants) = (kind(own), kind(wanted));
    if is == wants {
        return None;
    }
    let those = match short(wanted) {
        "*" if wants == "tag" => "tags only".to_owned(),
        "*" => "branches only".to_owned(),
        name => format!("the {wants} `{name}`"),
    };
    let message = Message::new(
        format!("The run is for the {is} `{}`, the policy trusts {those}", short(own)),
        FORMS,
        format!("trust `ref:{own}`, or run the job for a {wants}"),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A tag is no branch, and a ref is written in full",
    why: "Branches are `refs/heads/NAME`, tags are `refs/tags/NAME`. A pattern for one does not match the other, and \
          neither does the bare name.",
    help: "write the ref as the token has it",
    example: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/heads/*"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/tags/*"}}"#,
    ),
};
