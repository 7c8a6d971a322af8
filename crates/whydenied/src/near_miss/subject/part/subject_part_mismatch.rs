//! One part of the subject is another one than the policy expects.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("subject-part-mismatch", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "One part of the subject is another one than the policy expects",
    why: "The subject is made of parts, such as organization, project and workspace. The report names the part that \
          differs.",
    help: "use a token for the trusted part, or trust the one that the token has",
    example: gitlab(
        r#""sub":"project_path:acme/team/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:main"}}"#,
    ),
    near: gitlab(
        r#""sub":"project_path:acme/team/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:sub":"project_path:acme/team/web:ref_type:branch:ref:main"}}"#,
    ),
};
