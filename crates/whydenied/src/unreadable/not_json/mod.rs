//! Texts that are none of what is read: what they are, by what stands in them, and what to paste instead.

mod inside;
mod kinds;
mod objects;
mod part;

use crate::report::{Input, InputError};
use crate::span::{Lines, Span};
pub(super) use inside::second_document;
pub(super) use objects::Object;
pub(crate) use objects::object;
pub(super) use part::part;

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
    pub(super) const fn input(self) -> Input {
        match self {
            Self::Token => Input::Token,
            Self::TrustPolicy | Self::AuthorizationPolicies => Input::Policy,
            Self::ResourceControlPolicy => Input::ResourceControlPolicy,
            Self::Provider => Input::Provider,
            Self::Jwks => Input::Jwks,
            Self::Request => Input::Request,
        }
    }

    const fn thing(self) -> &'static str {
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
    pub(super) const fn paste(self) -> &'static str {
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

    const fn reads_yaml(self) -> bool {
        matches!(self, Self::Request | Self::AuthorizationPolicies)
    }
}

/// Whether the text is a program, or what declares as one does.
pub(crate) fn is_program(text: &str) -> bool {
    kinds::of(Wanted::TrustPolicy, text).is_some_and(|kind| kind.is_program)
}

/// What the text is, in place of what is wanted, and what to paste instead; `None` where that is not plain.
pub(crate) fn recognise(wanted: Wanted, text: &str) -> Option<InputError> {
    let kind = kinds::of(wanted, text)?;
    let message = format!("this is {}, not {}", kind.name, wanted.thing());
    let help = match inside::find(wanted, text) {
        Some(span) => {
            let line = Lines::new(text).place(span).line;
            format!("paste the JSON that starts in line {line} alone, without what stands around it")
        }
        None if kind.instead.is_empty() || wanted == Wanted::Request => wanted.paste().to_owned(),
        None => format!("{}; or {}", kind.instead, wanted.paste()),
    };
    let error =
        InputError::at(wanted.input(), text, "not-readable-here", first_line(text), message.into(), "");
    Some(InputError { help: help.into(), ..error })
}

/// The first line that is not blank.
pub(super) fn first_line(text: &str) -> Span {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}
