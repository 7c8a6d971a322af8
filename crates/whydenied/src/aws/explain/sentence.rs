//! The verdict in one sentence, which every front end shows.

use crate::report::{DecidedBy, Verdict};

/// What comes of a call of AWS STS; `refused_now` is what the token does for which STS refuses it now.
pub(crate) fn of_call(verdict: Verdict, by: DecidedBy, refused_now: Option<&str>) -> String {
    match (verdict, refused_now) {
        (Verdict::Allowed, None) => "STS gives credentials for this token.".to_owned(),
        (Verdict::Allowed, Some(does)) => {
            format!("The policy lets this token in, but it {does}: STS refuses it now.")
        }
        (Verdict::Depends, None) => {
            "It depends on something that neither the token nor the policy says.".to_owned()
        }
        (Verdict::Depends, Some(does)) => {
            format!(
                "It depends on something that neither the token nor the policy says, and the token {does}: STS refuses it now."
            )
        }
        (Verdict::Denied, _) => format!("Settled by {}.", stage(by)),
    }
}

/// What settled a verdict, for a sentence.
const fn stage(by: DecidedBy) -> &'static str {
    match by {
        DecidedBy::Request => "the request's parameters",
        DecidedBy::Token => "the token itself",
        DecidedBy::TrustPolicy => "the trust policy",
        DecidedBy::ResourceControlPolicy => "a resource control policy",
        DecidedBy::TagSession => "the evaluation for sts:TagSession",
        DecidedBy::SourceIdentity => "the evaluation for sts:SetSourceIdentity",
        DecidedBy::AuthorizationPolicy => "the authorization policy",
        DecidedBy::Input => "the document, which AWS would refuse to save",
        DecidedBy::Caller => "whoever calls: no token is sent",
    }
}
