//! The token is meant for another audience than the policy wants.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::{GITHUB_TOKENS, KEYS};

pub(crate) static KIND: Kind = Kind::cause("audience-mismatch", KEYS).form();
pub(crate) static GITHUB_AUDIENCE: Kind = KIND.citing(GITHUB_TOKENS);
pub(crate) static EKS_AUDIENCE: Kind =
    KIND.citing("https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html");

/// The token is meant for somebody else; what to do about it depends on its issuer.
pub(crate) fn cause(it: &Mismatch<'_>) -> Cause {
    let (expected, actual) = (it.expected, it.actual);
    let title = format!("The token is meant for `{actual}`, the policy wants `{expected}`");
    let for_cluster = actual.contains("kubernetes.default.svc") || actual.contains("oidc.eks.");
    match it.issuer() {
        "github-actions" if actual.starts_with("https://github.com/") => {
            let message = Message::new(
                title,
                "A job that asks for no audience gets its owner's address.",
                "request the token for `sts.amazonaws.com`, as aws-actions/configure-aws-credentials does",
            );
            (&GITHUB_AUDIENCE, message)
        }
        "eks" if for_cluster => {
            let message = Message::new(
                title,
                "This is the pod's token for the cluster itself. The one for AWS is another file, which EKS puts into \
                 pods whose service account is annotated with a role.",
                "send the token in the file that `AWS_WEB_IDENTITY_TOKEN_FILE` names",
            );
            (&EKS_AUDIENCE, message)
        }
        _ => {
            let help = format!("request the token for the audience `{expected}`, or expect `{actual}`");
            (&KIND, Message::new(title, "The audience is compared letter by letter.", help))
        }
    }
}

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
