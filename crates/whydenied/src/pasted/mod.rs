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
//! A text of several kinds, such as a page with a policy and a workflow, is cut into pieces where its own lines say so:
//!
//! ```
//! use whydenied::pasted;
//! use whydenied::report::Input;
//!
//! let page = "The role trusts:\n```json\n{ \"Statement\": [] }\n```\nand the token has `aud`:\n\n{ \"iss\": \"a\", \"aud\": \"b\" }\n";
//! let inputs: Vec<_> = pasted::read(page).iter().filter_map(|piece| piece.kind.input()).collect();
//! assert_eq!(inputs, [Input::Policy, Input::Token]);
//! ```
//!
//! Recognition is by content, and the first kind that a text shows is what it is. It costs no more than the text's
//! length; what is longer than any text that is read is unknown.

#[cfg(feature = "pulumi")]
pub mod caller;
mod kind;
mod pieces;
mod recognise;
mod tree;

pub use kind::{Kind, Service};
pub use recognise::at_once;

#[cfg(feature = "pulumi")]
use caller::{Asked, Caller};
use recognise::{body_from, kind_of};

#[cfg(feature = "pulumi")]
use crate::pulumi;
#[cfg(feature = "pulumi")]
use crate::pulumi::exchange::Parameters;
use crate::report::InputError;
use crate::service_answer::provider::ProviderAnswer;
use crate::span::{Lines, Span};
use crate::token::Token;
use crate::token::jwks::Jwks;
use crate::{aws, json, limits};

/// A part of a pasted text that is of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in what was pasted.
    pub span: Span,
    text: &'t str,
    /// What its reader gets: all of the text, if it is the only piece.
    part: Span,
}

impl Piece<'_> {
    /// What is wrong with it, where nothing reads it: what its reader says, or that of trust policies of what has none.
    #[must_use]
    pub fn wrong(&self) -> Option<InputError> {
        let own = self.text.get(self.part.start..self.part.end)?;
        let wrong = self.wrong_in(own)?;
        let place = |at: usize| self.part.start + at;
        let span = Span::new(place(wrong.span.start), place(wrong.span.end));
        Some(InputError { span: Lines::new(self.text).place(span), ..wrong })
    }

    fn wrong_in(&self, text: &str) -> Option<InputError> {
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

/// The pieces of a text in their order, those inside of others after them; none of a blank text. A text that is for one
/// box is one piece.
#[must_use]
pub fn read(text: &str) -> Vec<Piece<'_>> {
    let whole = Span::new(text.len() - body_from(text).len(), text.trim_end().len());
    if whole.end <= whole.start {
        return Vec::new();
    }
    let kind = kind_of(text);
    let of_part = |(kind, span): (Kind, Span)| Piece { kind, span, text, part: span };
    several(text, kind).map_or_else(
        || vec![Piece { kind, span: whole, text, part: Span::new(0, text.len()) }],
        |pieces| pieces.into_iter().map(of_part).collect(),
    )
}

/// The pieces of a text that is for several boxes, or of which only a part is for any.
fn several(text: &str, kind: Kind) -> Option<Vec<(Kind, Span)>> {
    if text.len() > limits::POLICY || json::parse(text).is_ok() {
        return None;
    }
    let pieces = pieces::of(text);
    let mut boxes = pieces.iter().filter_map(|(kind, _)| kind.input());
    let first = boxes.next()?;
    let is_one = boxes.all(|other| other == first);
    (!is_one || kind.input() != Some(first)).then_some(pieces)
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
