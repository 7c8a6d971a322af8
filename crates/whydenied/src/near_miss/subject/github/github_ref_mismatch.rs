//! The run is for another branch or tag than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-ref-mismatch", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The run is for another branch or tag than the policy trusts",
    why: "The subject names the ref that the run is for. A `?` in the policy stands for exactly one character, a `*` for \
          any number.",
    help: "run the job for the trusted ref, or trust this one",
    example: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/dev""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
