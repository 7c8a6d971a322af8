//! The run is in the merge queue of a branch, and the policy trusts the branch alone.

use super::reason::workflow;
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("merge-queue-subject", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The run is in the merge queue of a branch, and the policy trusts the branch alone",
    why: "GitHub checks a change of a merge queue on a temporary branch, `gh-readonly-queue/BRANCH/pr-NUMBER-COMMIT`. The \
          subject of such a run names that one, so that a policy about the branch itself does not match it.",
    help: "trust the branches of the merge queue as well, or log in after the merge",
    example: caller(
        workflow!("on: merge_group\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: caller(
        workflow!("on: { push: { branches: [dev] } }\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
};
