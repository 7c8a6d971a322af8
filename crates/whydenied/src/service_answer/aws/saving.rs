//! What IAM answers to `CreateRole` and `UpdateAssumeRolePolicy` when it refuses to save a trust policy.
//!
//! Sources: public issues that quote it, and the table of <https://github.com/versity/versitygw>, which says
//! that it mirrors AWS (inferred).

use super::answers::Answer;
use crate::outcome::Confidence::{self, Inferred, Observed};
use crate::report::Half::Setup;

const VERSITY: &str = "https://github.com/versity/versitygw";

/// The code of nearly all of them.
const MALFORMED: &str = "MalformedPolicyDocument";

const PASTE: &str = "paste the policy here: what IAM refuses is marked";

const fn refused(
    message: &'static str,
    causes: &'static [(&'static str, &'static str)],
    confidence: Confidence,
    source: &'static str,
) -> Answer {
    Answer { code: MALFORMED, message, open: false, half: Setup, causes, confidence, source: Some(source) }
}

/// One of the table; a value may follow.
const fn mirrored(message: &'static str, causes: &'static [(&'static str, &'static str)]) -> Answer {
    Answer { open: true, ..refused(message, causes, Inferred, VERSITY) }
}

/// Every known message.
pub(super) static REFUSALS: &[Answer] = &[
    refused(
        "Federated principals must be valid domain names or SAML metadata ARNs",
        &[(
            "`Federated` is no ARN of an identity provider: it is empty, a variable that was never set, or the ARN of \
             a role or a cluster",
            "write the provider's ARN: `arn:aws:iam::ACCOUNT:oidc-provider/HOST`",
        )],
        Observed,
        "https://github.com/terraform-aws-modules/terraform-aws-iam/issues/202",
    ),
    refused(
        "Condition can contain only one colon.",
        &[(
            "a condition key has `https://` in it",
            "write the issuer's URL without `https://` in the key: `HOST:sub`",
        )],
        Observed,
        "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1084",
    ),
    mirrored("This policy contains invalid Json", &[("the document is no JSON", PASTE)]),
    mirrored(
        "The policy must contain a valid version string",
        &[("there is no such `Version`", "write `\"Version\": \"2012-10-17\"`")],
    ),
    mirrored("Could not parse the policy: Statement is empty!", &[("there is no statement", "add one")]),
    mirrored(
        "The Statement Ids in the policy are not unique",
        &[("two statements have the same `Sid`", "rename one, or leave it out")],
    ),
    mirrored("Missing required field ", &[("a statement lacks this element", "add it")]),
    mirrored(
        "Invalid effect: ",
        &[("an `Effect` is neither `Allow` nor `Deny`", "write it in this letter case")],
    ),
    mirrored(
        "Principal must be a JSON object.",
        &[(
            "`Principal` is a text",
            "write `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/HOST\" }`",
        )],
    ),
    mirrored(
        "Invalid principal in policy: ",
        &[(
            "the principal that is named does not exist, or its type is misspelt",
            "name an identity provider under `Federated`, in this letter case",
        )],
    ),
    mirrored(
        "Allow with NotPrincipal is not allowed.",
        &[("a trust policy has `NotPrincipal`", "write `Principal`")],
    ),
    mirrored(
        "AssumeRole policy must not contain NotPrincipal field.",
        &[("a trust policy has `NotPrincipal`", "write `Principal`")],
    ),
    mirrored(
        "AssumeRole policy may only specify STS AssumeRole actions.",
        &[("an action is not of STS", "write `sts:AssumeRoleWithWebIdentity`")],
    ),
    mirrored("Has prohibited field ", &[("a trust policy has `Resource`", "remove it")]),
    mirrored(
        "AssumeRole policy must not contain resources.",
        &[("a trust policy has `Resource`", "remove it")],
    ),
    mirrored(
        "A condition block must be present for the Cognito provider",
        &[("the statement trusts Cognito without a condition", "test `cognito-identity.amazonaws.com:aud`")],
    ),
    mirrored(
        "Syntax error in policy.",
        &[("an element or an operator is not of the policy language", PASTE)],
    ),
    Answer {
        code: "LimitExceeded",
        ..mirrored(
            "Cannot exceed quota for ACLSizePerRole: ",
            &[(
                "the trust policy is longer than its quota, 2048 characters unless it was raised",
                "shorten it, or have the quota raised to 4096",
            )],
        )
    },
];

/// A message of another day, known by its code.
pub(super) static OTHER: Answer = refused(
    "",
    &[("IAM does not take the document as a policy", PASTE)],
    Confidence::Documented,
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
);
