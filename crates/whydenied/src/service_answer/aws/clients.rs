//! What SDKs and tools say when they got no answer of AWS, or say no more than that they have no credentials.

use crate::outcome::Confidence::Observed;
use crate::report::Half::{self, Setup, Token, Unknown};
use crate::report::{LikelyCause, ServiceAnswer};

/// An error of a client of AWS.
pub(super) struct ClientError {
    /// Who says it.
    pub(super) speaker: &'static str,
    /// How it starts.
    pub(super) message: &'static str,
    /// What else must stand in the text.
    pub(super) beside: &'static str,
    pub(super) half: Half,
    /// What it says, in a half sentence.
    pub(super) says: &'static str,
    causes: &'static [(&'static str, &'static str)],
    source: &'static str,
}

impl ClientError {
    pub(super) fn answer(&self, message: String) -> ServiceAnswer {
        let causes = self.causes.iter();
        ServiceAnswer {
            code: "aws-client".into(),
            message,
            half: self.half,
            causes: causes
                .map(|&(cause, fix)| LikelyCause { cause: cause.into(), fix: fix.into() })
                .collect(),
            confidence: Observed,
            source: Some(self.source.into()),
        }
    }
}

const NOT_REACHED: &str = "STS was not reached, so that nobody read the token";
const NO_TOKEN: &str = "it had no token to send";
const NO_CREDENTIALS: &str = "it says no more than that it got no credentials";

const NETWORK: &[(&str, &str)] = &[
    (
        "the pod or the job has no way to STS: no route to the Internet, a firewall, a proxy",
        "open the way to `sts.REGION.amazonaws.com`, or add an interface endpoint of STS to the VPC",
    ),
    (
        "the SDK calls the global endpoint `sts.amazonaws.com`, which a VPC endpoint does not serve",
        "set `AWS_STS_REGIONAL_ENDPOINTS=regional` and the Region",
    ),
];
const REGION: &[(&str, &str)] = &[
    (
        "the name of the Region is misspelt, so that there is no such host",
        "check the Region, such as `eu-west-1`",
    ),
    ("the name server does not answer", "look the host up from where the job runs"),
];
const PERMISSION: &[(&str, &str)] = &[
    (
        "the job may not ask for an ID token",
        "add `permissions: { id-token: write, contents: read }` to the job, and to the workflow that calls it",
    ),
    (
        "the workflow runs for a pull request of a fork, which gets no ID token",
        "run this step on pushes, or from a workflow that the base repository starts",
    ),
    ("`role-to-assume` is empty, such as a variable that this job does not see", "print whether it is set"),
];
const CALLED: &[(&str, &str)] = &[(
    "the job that calls the workflow may not ask for an ID token, and a called workflow may not do more",
    "add `permissions: { id-token: write, contents: read }` to the job that calls it, or to its workflow",
)];
const POD: &[(&str, &str)] = &[
    (
        "the pod has no `AWS_ROLE_ARN` and no `AWS_WEB_IDENTITY_TOKEN_FILE`: its service account has no annotation, or \
         the pod is older than that",
        "annotate the service account with `eks.amazonaws.com/role-arn`, and start the pod again",
    ),
    ("the pod identity webhook does not run", "start it, and then the pod again"),
];
const LOOK_FURTHER: &[(&str, &str)] = &[
    (
        "the answer of AWS stands further down, or in the debug log",
        "paste the lines after it, up to the code of AWS such as `AccessDenied`",
    ),
    ("the job has no token", "check that it asks for one"),
];

/// Every known one, the most telling first.
pub(super) static CLIENTS: &[ClientError] = &[
    ClientError {
        speaker: "the AWS SDK for Go",
        message: "dial tcp",
        beside: "sts.",
        half: Setup,
        says: NOT_REACHED,
        causes: NETWORK,
        source: "https://github.com/kubernetes-sigs/external-dns/issues/2230",
    },
    ClientError {
        speaker: "the AWS SDK for JavaScript",
        message: "getaddrinfo ENOTFOUND sts.",
        beside: "",
        half: Setup,
        says: NOT_REACHED,
        causes: REGION,
        source: "https://github.com/aws-azure-login/aws-azure-login/issues/332",
    },
    ClientError {
        speaker: "`aws-actions/configure-aws-credentials`",
        message: "It looks like you might be trying to authenticate with OIDC.",
        beside: "",
        half: Token,
        says: NO_TOKEN,
        causes: PERMISSION,
        source: "https://github.com/aws-actions/configure-aws-credentials/issues/271",
    },
    ClientError {
        speaker: "the toolkit of GitHub Actions",
        message: "Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable",
        beside: "",
        half: Token,
        says: NO_TOKEN,
        causes: PERMISSION,
        source: "https://github.com/aws-actions/configure-aws-credentials/issues/271",
    },
    ClientError {
        speaker: "GitHub",
        message: "is requesting 'id-token: write', but is only allowed 'id-token: none'",
        beside: "",
        half: Token,
        says: "the run did not start, so that no token was asked for",
        causes: CALLED,
        source: "https://github.com/tetherto/qvac/issues/1373",
    },
    ClientError {
        speaker: "`aws-actions/configure-aws-credentials`",
        message: "Could not load credentials from any providers",
        beside: "",
        half: Token,
        says: NO_TOKEN,
        causes: PERMISSION,
        source: "https://github.com/aws-actions/configure-aws-credentials/issues/271",
    },
    ClientError {
        speaker: "the AWS SDK for Go",
        message: "NoCredentialProviders: no valid providers in chain",
        beside: "",
        half: Token,
        says: NO_TOKEN,
        causes: POD,
        source: "https://github.com/kubernetes-sigs/external-dns/issues/1684",
    },
    ClientError {
        speaker: "the AWS SDK for Go",
        message: "WebIdentityErr: failed to retrieve credentials",
        beside: "",
        half: Unknown,
        says: NO_CREDENTIALS,
        causes: LOOK_FURTHER,
        source: "https://github.com/kubernetes-sigs/external-dns/issues/2230",
    },
    ClientError {
        speaker: "Terraform's AWS provider",
        message: "valid credential sources",
        beside: "",
        half: Unknown,
        says: NO_CREDENTIALS,
        causes: LOOK_FURTHER,
        source: "https://github.com/hashicorp/terraform-provider-aws/issues/27071",
    },
    ClientError {
        speaker: "the AWS SDK for Go",
        message: "failed to refresh cached credentials",
        beside: "",
        half: Unknown,
        says: NO_CREDENTIALS,
        causes: LOOK_FURTHER,
        source: "https://github.com/hashicorp/terraform-provider-aws/issues/39003",
    },
    ClientError {
        speaker: "the AWS CLI or boto3",
        message: "Unable to locate credentials",
        beside: "",
        half: Token,
        says: NO_TOKEN,
        causes: POD,
        source: "https://github.com/boto/botocore/blob/develop/botocore/exceptions.py",
    },
    ClientError {
        speaker: "`aws-actions/configure-aws-credentials`",
        message: "Could not assume role with OIDC: ",
        beside: "",
        half: Unknown,
        says: NO_CREDENTIALS,
        causes: LOOK_FURTHER,
        source: "https://github.com/aws-actions/configure-aws-credentials",
    },
];
