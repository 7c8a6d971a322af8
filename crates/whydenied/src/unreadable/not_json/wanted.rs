//! What a text should have been.

use crate::report::Input;

/// What belongs where a text was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Token,
    TrustPolicy,
    ResourceControlPolicy,
    Provider,
    Jwks,
    /// The request of an exchange with Pulumi Cloud; YAML as well as JSON.
    Request,
    /// The policies of Pulumi Cloud; YAML as well as JSON.
    AuthorizationPolicies,
}

impl From<Input> for Wanted {
    fn from(input: Input) -> Self {
        match input {
            Input::Token => Self::Token,
            Input::Policy => Self::TrustPolicy,
            Input::ResourceControlPolicy => Self::ResourceControlPolicy,
            Input::Provider => Self::Provider,
            Input::Jwks => Self::Jwks,
            Input::Request => Self::Request,
        }
    }
}

impl Wanted {
    /// The input that it was given as.
    pub(crate) const fn input(self) -> Input {
        match self {
            Self::Token => Input::Token,
            Self::TrustPolicy | Self::AuthorizationPolicies => Input::Policy,
            Self::ResourceControlPolicy => Input::ResourceControlPolicy,
            Self::Provider => Input::Provider,
            Self::Jwks => Input::Jwks,
            Self::Request => Input::Request,
        }
    }

    /// How a message names it.
    pub(crate) const fn thing(self) -> &'static str {
        match self {
            Self::Token => "a token or its claims",
            Self::TrustPolicy => "a trust policy in JSON",
            Self::ResourceControlPolicy => "a resource control policy in JSON",
            Self::Provider => "the answer of `aws iam get-open-id-connect-provider` in JSON",
            Self::Jwks => "the issuer's keys",
            Self::Request => "the request of an exchange",
            Self::AuthorizationPolicies => "authorization policies of Pulumi Cloud",
        }
    }

    /// What to paste, and where to have it from.
    pub(crate) const fn paste(self) -> &'static str {
        match self {
            Self::Token => "paste the OIDC ID token that the job or pod sends, or its claims as JSON",
            Self::TrustPolicy => {
                "paste the trust policy that AWS has: the answer of `aws iam get-role --role-name ROLE --output json`"
            }
            Self::ResourceControlPolicy => {
                "paste the policy that AWS has: `aws organizations describe-policy --policy-id ID --query \
                 Policy.Content --output text`"
            }
            Self::Provider => {
                "paste the answer of `aws iam get-open-id-connect-provider --open-id-connect-provider-arn ARN \
                 --output json`"
            }
            Self::Jwks => "paste what the issuer's `jwks_uri` gives: a JSON object with `keys`",
            Self::Request => {
                "paste the parameters of the exchange, its `curl` command, its `pulumi login` line, or the inputs of \
                 the action"
            }
            Self::AuthorizationPolicies => {
                "paste the answer of GET /api/orgs/ORG/auth/policies/oidcissuers/ISSUER_ID, or the inputs of an \
                 `OidcIssuer` in JSON or YAML"
            }
        }
    }

    /// Whether YAML is taken for it as well as JSON.
    pub(super) const fn reads_yaml(self) -> bool {
        matches!(self, Self::Request | Self::AuthorizationPolicies)
    }
}
