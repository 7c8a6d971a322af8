//! What authorization policies were found in, and the language that it is written in.

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
    /// A Pulumi program in YAML, of which one issuer was taken.
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
