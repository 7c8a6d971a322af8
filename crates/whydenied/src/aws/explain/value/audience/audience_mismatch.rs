//! The token is meant for another audience than the policy wants.

use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::{GITHUB_TOKENS, KEYS};

pub(crate) static KIND: Kind = Kind::cause("audience-mismatch", KEYS).form();
pub(crate) static GITHUB_AUDIENCE: Kind = KIND.citing(GITHUB_TOKENS);
pub(crate) static EKS_AUDIENCE: Kind =
    KIND.citing("https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is meant for another audience than the policy wants",
    why: "The job asks for a token for an audience; without asking it gets the issuer's own, such as \
          `https://github.com/OWNER`. The policy compares it letter by letter.",
    help: "request the token for the audience that the policy names, mostly `sts.amazonaws.com`",
    example: aws(
        GITHUB,
        r#""aud":"https://github.com/acme","sub":"repo:acme/web:ref:refs/heads/main""#,
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
    ),
    near: main(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#),
};
