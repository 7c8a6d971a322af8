//! The audience: what the token is meant for, and what the policy wants it to be meant for.

pub(crate) mod audience_is_azp;
pub(crate) mod audience_mismatch;

use super::Mismatch;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::subject::pulumi;

crate::finding::entry::entries![audience_is_azp, audience_mismatch,];

pub(crate) fn cause(it: &Mismatch<'_>) -> Cause {
    let (expected, actual) = (it.expected, it.actual);
    let aud = it.token.claim_text("aud").unwrap_or_default();
    if it.token.claim("azp").is_some() && it.fits(expected, aud) {
        let message = Message::new(
            format!("The token has an `azp`, so `:aud` is tested against that: `{actual}`"),
            "Where a token has `azp`, AWS takes it for the audience; the `aud` claim is under `:oaud`.",
            format!("test `{}:oaud`, or expect `{actual}`", it.context.provider.url),
        );
        return (&audience_is_azp::KIND, message);
    }
    if let Some(cause) = pulumi::audience(&it.subjects()) {
        return cause;
    }
    let title = format!("The token is meant for `{actual}`, the policy wants `{expected}`");
    let issuer = it.context.provider.issuer.map_or("", |issuer| issuer.id);
    let for_cluster = actual.contains("kubernetes.default.svc") || actual.contains("oidc.eks.");
    match issuer {
        "github-actions" if actual.starts_with("https://github.com/") => {
            let message = Message::new(
                title,
                "A job that asks for no audience gets its owner's address.",
                "request the token for `sts.amazonaws.com`, as aws-actions/configure-aws-credentials does",
            );
            (&audience_mismatch::GITHUB_AUDIENCE, message)
        }
        "eks" if for_cluster => {
            let message = Message::new(
                title,
                "This is the pod's token for the cluster itself. The one for AWS is another file, which EKS puts into \
                 pods whose service account is annotated with a role.",
                "send the token in the file that `AWS_WEB_IDENTITY_TOKEN_FILE` names",
            );
            (&audience_mismatch::EKS_AUDIENCE, message)
        }
        _ => {
            let help = format!("request the token for the audience `{expected}`, or expect `{actual}`");
            (
                &audience_mismatch::KIND,
                Message::new(title, "The audience is compared letter by letter.", help),
            )
        }
    }
}
