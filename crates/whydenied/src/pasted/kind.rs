//! The kinds of text that people paste, and where each belongs.

use crate::report::Input;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A JWT, with whatever stands around it.
    Jwt,
    /// The claims of a token.
    Claims,
    /// The `CloudTrail` event of a call.
    Event,
    /// A trust policy, or what it stands in: an answer of AWS, the arguments of a policy document.
    TrustPolicy,
    /// A resource control policy.
    ResourceControlPolicy,
    /// Authorization policies of Pulumi Cloud, or what they are registered with.
    AuthorizationPolicies,
    /// The registration of an issuer with Pulumi Cloud, without its policies.
    Registration,
    /// The request of a token exchange.
    Request,
    /// Whoever calls, in the place of a token: a workflow, manifests, settings.
    #[cfg(feature = "pulumi")]
    Caller(super::caller::form::Form),
    /// The keys of an issuer.
    KeySet,
    /// The answer of `aws iam get-open-id-connect-provider`.
    Provider,
    /// What a service, its command or its client said when it failed.
    ErrorMessage(Service),
    /// A program, a template or the state of one; of the service whose policies it declares, where that is plain.
    Program(Option<Service>),
    /// None of these.
    Unknown,
}

/// Whose texts they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// AWS.
    Aws,
    /// Pulumi Cloud.
    Pulumi,
}

impl Kind {
    /// The service that it is for; `None` where both take it, or neither.
    #[must_use]
    pub const fn service(self) -> Option<Service> {
        match self {
            Self::Event | Self::TrustPolicy | Self::ResourceControlPolicy | Self::Provider => {
                Some(Service::Aws)
            }
            Self::AuthorizationPolicies | Self::Registration | Self::Request => Some(Service::Pulumi),
            #[cfg(feature = "pulumi")]
            Self::Caller(_) => None,
            Self::ErrorMessage(service) => Some(service),
            Self::Program(service) => service,
            Self::Jwt | Self::Claims | Self::KeySet | Self::Unknown => None,
        }
    }

    /// What people call it, with its article; nothing where nobody knows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jwt => "a token",
            Self::Claims => "the claims of a token",
            Self::Event => "a CloudTrail event",
            Self::TrustPolicy => "a trust policy",
            Self::ResourceControlPolicy => "a resource control policy",
            Self::AuthorizationPolicies => "authorization policies of Pulumi Cloud",
            Self::Registration => "the registration of an issuer",
            Self::Request => "the request of a token exchange",
            #[cfg(feature = "pulumi")]
            Self::Caller(form) => form.name(),
            Self::KeySet => "the keys of an issuer",
            Self::Provider => "what AWS says of a provider",
            Self::ErrorMessage(_) => "an error message",
            Self::Program(_) => "a program",
            Self::Unknown => "",
        }
    }

    /// Which of the texts about a call it is; `None` where it is none.
    #[must_use]
    pub const fn input(self) -> Option<Input> {
        match self {
            Self::Jwt | Self::Claims | Self::Event => Some(Input::Token),
            #[cfg(feature = "pulumi")]
            Self::Caller(_) => Some(Input::Token),
            Self::TrustPolicy | Self::AuthorizationPolicies | Self::Registration | Self::Program(Some(_)) => {
                Some(Input::Policy)
            }
            Self::ResourceControlPolicy => Some(Input::ResourceControlPolicy),
            // Its causes are reported with the request, whichever half of the set-up it is about.
            Self::Request | Self::ErrorMessage(Service::Pulumi) => Some(Input::Request),
            Self::KeySet => Some(Input::Jwks),
            Self::Provider => Some(Input::Provider),
            Self::ErrorMessage(Service::Aws) | Self::Program(None) | Self::Unknown => None,
        }
    }
}
