//! The forms that a request is written in.

/// What a request was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The body as a web form.
    Body,
    /// The body as JSON.
    Json,
    /// A `curl` command.
    Curl,
    /// `pulumi login --oidc-token …`.
    Login,
    /// The inputs of `pulumi/auth-actions`.
    AuthAction,
    /// The inputs of `pulumi/esc-action`.
    EscAction,
}
