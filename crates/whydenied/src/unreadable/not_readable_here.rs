//! This is a text of another kind.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("not-readable-here", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a text of another kind",
    why: "Programs, templates, workflows, logs and pages hold a policy or a token, or make one, and are not read \
          themselves. The error names what the text is, and the line in which JSON stands in it.",
    help: "paste the policy that AWS has, the token that was sent, or its claims as JSON",
    example: policy("AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n"),
    near: policy(TRUSTED),
};
