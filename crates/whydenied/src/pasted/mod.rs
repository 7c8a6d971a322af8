//! What a pasted text is: people paste what they have at hand, wherever there is a box.
//!
//! ```
//! use whydenied::pasted::{self, Kind, Service};
//! use whydenied::report::Input;
//!
//! let [piece] = pasted::read(r#"{ "Statement": [] }"#).try_into().unwrap();
//! assert_eq!(piece.kind, Kind::TrustPolicy);
//! assert_eq!((piece.kind.service(), piece.kind.input()), (Some(Service::Aws), Some(Input::Policy)));
//! assert!(piece.wrong().is_none());
//!
//! let [piece] = pasted::read("FROM alpine\nRUN true\n").try_into().unwrap();
//! assert_eq!((piece.kind, piece.kind.input()), (Kind::Unknown, None));
//! assert!(piece.wrong().unwrap().message.starts_with("this is a Dockerfile"));
//! ```
//!
//! Recognition is by content, and the first kind that a text shows is what it is. It costs no more than the text's
//! length; what is longer than any text that is read is unknown.

#[cfg(feature = "pulumi")]
pub mod caller;
mod kind;
mod tree;

pub use kind::{Kind, Service};

#[cfg(feature = "pulumi")]
use caller::{Asked, Caller};

use crate::json::{self, ErrorKind};
#[cfg(feature = "pulumi")]
use crate::pulumi::exchange::Parameters;
use crate::report::{Input, InputError};
use crate::service_answer::provider::ProviderAnswer;
use crate::span::Span;
use crate::token::jwks::Jwks;
use crate::token::{self, Token};
use crate::unreadable::not_json;
use crate::{aws, limits, secret, service_answer};
#[cfg(feature = "pulumi")]
use crate::{pulumi, yaml};

/// How many values of JSON one after the other are looked at.
const MAX_VALUES: usize = 16;
/// How often a policy may be encoded.
const MAX_LAYERS: usize = 4;

/// A part of a pasted text that is of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in what was pasted.
    pub span: Span,
    text: &'t str,
}

impl Piece<'_> {
    /// What is wrong with it, where nothing reads it: what its reader says, or that of trust policies of what has none.
    #[must_use]
    pub fn wrong(&self) -> Option<InputError> {
        let text = self.text;
        match self.kind {
            Kind::Jwt | Kind::Claims | Kind::Event => Token::read(text).err(),
            Kind::ResourceControlPolicy => aws::Policy::read_resource_control(text).err(),
            #[cfg(feature = "pulumi")]
            Kind::AuthorizationPolicies | Kind::Registration | Kind::Program(Some(Service::Pulumi)) => {
                pulumi::Document::read(text, None).err()
            }
            #[cfg(feature = "pulumi")]
            Kind::Request | Kind::ErrorMessage(Service::Pulumi) => Parameters::read(text).err(),
            #[cfg(feature = "pulumi")]
            Kind::Caller(_) => Caller::read(text, &Asked::default()).err(),
            Kind::KeySet => Jwks::read(text).err(),
            Kind::Provider => ProviderAnswer::read(text).err(),
            // What has no reader of its own is read as a trust policy.
            _ => aws::Document::read(text, None).err(),
        }
    }
}

/// The pieces of a text in their order, today one; none of a blank text.
#[must_use]
pub fn read(text: &str) -> Vec<Piece<'_>> {
    let whole = Span::new(text.len() - body_from(text).len(), text.trim_end().len());
    if whole.end <= whole.start {
        return Vec::new();
    }
    let kind = match at_once(text).unwrap_or_else(|| at_leisure(text)) {
        // A program, or a page, in which a trust policy is found.
        Kind::Program(None) | Kind::Unknown if aws::Document::read(text, None).is_ok() => Kind::TrustPolicy,
        kind => kind,
    };
    vec![Piece { kind, span: whole, text }]
}

/// What a text is that shows it by its first characters or as JSON; `None` for all that takes a reader of other
/// languages, which a page may load later.
///
/// ```
/// use whydenied::pasted::{Kind, at_once};
///
/// assert_eq!(at_once(r#"{ "sub": "a" }"#), Some(Kind::Claims));
/// assert_eq!(at_once("policies:\n  - decision: allow\n"), None);
/// ```
#[must_use]
pub fn at_once(text: &str) -> Option<Kind> {
    if text.len() > limits::ANSWER {
        return None;
    }
    let body = body_from(text);
    let read = match body.chars().next()? {
        '{' | '[' | '/' | '#' | '"' => of_json(text, MAX_LAYERS),
        '%' if body.contains("Statement") => Some(Kind::TrustPolicy),
        _ => None,
    };
    read.or_else(|| token::starts_with_jwt(text).then_some(Kind::Jwt))
}

/// What any other text is.
fn at_leisure(text: &str) -> Kind {
    // No answer that lists roles is of these.
    if text.len() > limits::POLICY {
        return Kind::Unknown;
    }
    #[cfg(feature = "pulumi")]
    let roots = yaml::parse(text).unwrap_or_default();
    #[cfg(not(feature = "pulumi"))]
    let roots: Vec<json::Node<'_>> = Vec::new();
    #[cfg(feature = "pulumi")]
    if let Some(form) = Caller::form_of(text, &roots) {
        return Kind::Caller(form);
    }
    if let Some(kind) = of_values(roots.iter().map(tree::kind)) {
        return kind;
    }
    if service_answer::pulumi::recognise(Input::Request, text).is_some() {
        return Kind::ErrorMessage(Service::Pulumi);
    }
    if service_answer::aws::recognise(Input::Request, text).is_some() {
        return Kind::ErrorMessage(Service::Aws);
    }
    #[cfg(feature = "pulumi")]
    if Parameters::read(text).is_ok() {
        return Kind::Request;
    }
    // What has the words of such policies was meant as them, however broken it is.
    let of_pulumi = ["tokenType", "OidcIssuer", "oidcIssuers"].iter().any(|word| text.contains(word));
    let program = roots.iter().find_map(not_json::object).is_some() || not_json::is_program(text);
    match (program, of_pulumi) {
        (true, _) => Kind::Program(of_pulumi.then_some(Service::Pulumi)),
        (false, true) => Kind::AuthorizationPolicies,
        (false, false) => Kind::Unknown,
    }
}

/// What JSON is, also several values of it one after the other, or encoded.
fn of_json(text: &str, layers: usize) -> Option<Kind> {
    let mut rest = Some(Span::new(0, text.len()));
    let values = std::iter::from_fn(|| {
        let part = rest.take()?;
        let root = match json::parse_part(text, part) {
            Err(json::Error { kind: ErrorKind::TrailingText, span }) => {
                rest = Some(span);
                json::parse_part(text, Span::new(part.start, span.start)).ok()?.root
            }
            read => read.ok()?.root,
        };
        Some(match root.value.as_str().filter(|_| layers > 0) {
            Some(inner) => of_json(inner, layers - 1),
            None => tree::kind(&root),
        })
    });
    // In a member that has no name of its own.
    of_values(values.take(MAX_VALUES)).or_else(|| secret::first_jwt(text).map(|_| Kind::Jwt))
}

/// What values one after the other are: what the first of them is that tells. A registration may have its policies
/// after it.
fn of_values(kinds: impl Iterator<Item = Option<Kind>>) -> Option<Kind> {
    let mut registration = None;
    for kind in kinds.flatten() {
        if kind != Kind::Registration {
            return Some(kind);
        }
        registration = Some(kind);
    }
    registration
}

/// The text from its first letter on.
fn body_from(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_what_stands_in_it() {
        let aws = Some(Service::Aws);
        let pulumi = Some(Service::Pulumi);
        for (text, kind) in [
            ("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", Kind::Jwt),
            (r#"{"iss": "https://api.pulumi.com/oidc", "aud": "acme", "deployment": "3"}"#, Kind::Claims),
            ("export TOKEN='eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'", Kind::Jwt),
            (r#"{"value": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}"#, Kind::Jwt),
            (r#"{"sub": "a"}"#, Kind::Claims),
            (r#"{"header": {"alg": "RS256"}, "payload": {"iss": "a"}}"#, Kind::Claims),
            (r#"{"alg": "RS256", "kid": "a"} {"iss": "a"}"#, Kind::Claims),
            ("iss: a\nsub: b\n", Kind::Claims),
            (r#"{"iss": "https://api.pulumi.com/oidc", "sub": "a", "scope": "write"}"#, Kind::Claims),
            (r#"{"eventName": "AssumeRoleWithWebIdentity"}"#, Kind::Event),
            (r#"{"Version": "2012-10-17", "Statement": []}"#, Kind::TrustPolicy),
            (r#""{\"statement\": [], \"Statement\": {}}""#, Kind::TrustPolicy),
            ("%7B%22Statement%22%3A%5B%5D%7D", Kind::TrustPolicy),
            (r#"[{"RoleName": "a", "AssumeRolePolicyDocument": {}}]"#, Kind::TrustPolicy),
            (r#"{"statements": [{"actions": ["sts:AssumeRoleWithWebIdentity"]}]}"#, Kind::TrustPolicy),
            ("Version: \"2012-10-17\"\nStatement:\n  - Effect: Allow\n", Kind::TrustPolicy),
            (
                r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Resource": "*"}}"#,
                Kind::ResourceControlPolicy,
            ),
            ("policies:\n  - decision: allow\n", Kind::AuthorizationPolicies),
            ("- tokenType: personal\n  broken: [", Kind::AuthorizationPolicies),
            (r#"{"oidcIssuers": []}"#, Kind::AuthorizationPolicies),
            ("[]", Kind::AuthorizationPolicies),
            (r#"{"policies": 7}"#, Kind::Unknown),
            (r#"{"name": "a", "url": "https://gitlab.com"}"#, Kind::Registration),
            (r#"{"name": "a", "url": "https://gitlab.com"} {"policies": []}"#, Kind::AuthorizationPolicies),
            ("curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme", Kind::Request),
            (r#"{"grant_type": "a", "subject_token": "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"}"#, Kind::Request),
            (r#"{"keys": [{"kty": "RSA"}]}"#, Kind::KeySet),
            (r#"{"Url": "gitlab.com", "ClientIDList": []}"#, Kind::Provider),
            (
                "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation",
                Kind::ErrorMessage(Service::Aws),
            ),
            (
                "error: problem logging in: organization must be specified for token exchange",
                Kind::ErrorMessage(Service::Pulumi),
            ),
            ("resources:\n  role:\n    type: aws:iam:Role\n", Kind::Program(aws)),
            ("resources: {}\n", Kind::Program(None)),
            ("on: push\njobs: {a: {runs-on: x, steps: []}}\n", Kind::Caller(caller::Form::GithubWorkflow)),
            ("a: {script: [x], id_tokens: {T: {aud: y}}}\n", Kind::Caller(caller::Form::GitlabCi)),
            (
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n",
                Kind::Caller(caller::Form::Kubernetes),
            ),
            ("values: {a: {'fn::open::aws-login': {oidc: {}}}}\n", Kind::Caller(caller::Form::PulumiEsc)),
            (
                "operationContext: {oidc: {aws: {roleArn: r}}}\n",
                Kind::Caller(caller::Form::PulumiDeployments),
            ),
            ("TFC_AWS_PROVIDER_AUTH=true\n", Kind::Caller(caller::Form::HcpTerraform)),
            (
                "new pulumiservice.OidcIssuer(\"a\", {\n  policies: [{}],\n});\nconst a = 1;\n",
                Kind::Program(pulumi),
            ),
            ("resource \"aws_iam_role\" \"r\" {\n}\n", Kind::Program(None)),
            (r#"{"AWSTemplateFormatVersion": "2010-09-09"}"#, Kind::Program(None)),
            ("dear diary", Kind::Unknown),
            ("{\"name\": 1}", Kind::Unknown),
            ("{ broken", Kind::Unknown),
        ] {
            let kinds: Vec<_> = read(text).iter().map(|piece| piece.kind).collect();
            assert_eq!(kinds, [kind], "{text}");
        }
        assert!(read(" \n\u{feff}").is_empty());
    }

    #[test]
    fn what_its_reader_takes_has_nothing_wrong() {
        for (text, is_read) in [
            (" {\"sub\": \"a\"}\n", true),
            ("iss: a\nsub: b\n", false),
            ("policies:\n  - decision: allow\n    tokenType: organization\n    rules: {aud: a}", true),
            ("- tokenType: personal\n  broken: [", false),
            ("dear diary", false),
        ] {
            let pieces = read(text);
            assert_eq!(pieces[0].wrong().is_none(), is_read, "{text}");
            assert_eq!(text.get(pieces[0].span.start..pieces[0].span.end), Some(text.trim()));
        }
    }
}
