//! Where people have authorization policies from.

use super::policy::{Policy, Problem};

/// A text in which authorization policies were found.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// What was pasted; all places lie in it.
    pub text: &'t str,
    /// What it was read as.
    pub form: DocumentForm,
    /// The language it is written in, for edits.
    pub syntax: Syntax,
    /// The policies in their order.
    pub policies: Vec<Policy<'t>>,
    /// What the text says of the issuer.
    pub registration: Option<Registration>,
    /// What is wrong or unusual, in source order.
    pub problems: Vec<Problem>,
}

/// What policies were found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// The answer of the API to GET: an `AuthPolicy` with its `id` and `version`.
    Answer,
    /// The body of a PATCH, or a part of a program: an object or mapping with `policies`.
    Policies,
    /// A bare list of policies.
    List,
    /// One policy.
    Policy,
    /// The inputs of an `OidcIssuer`: `organization`, `name`, `url`, `policies`.
    Issuer,
    /// A Pulumi program in YAML, of which one `OidcIssuer` was taken.
    Program,
}

/// The language of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

/// The registration of an OIDC issuer in Pulumi Cloud, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// The organization it is registered in.
    pub organization: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The URL that was registered.
    pub url: Option<String>,
    /// The `issuer` of the API's answer, with which the token's `iss` is compared.
    pub issuer: Option<String>,
    /// The longest life of a token, in seconds.
    pub max_expiration: Option<u64>,
    /// The thumbprints of its certificates.
    pub thumbprints: Vec<String>,
}
