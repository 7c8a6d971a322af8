//! What a request is taken to ask for where it does not say so.

/// Something that nobody said and that was taken from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// What was assumed.
    pub field: AssumedField,
    /// Its value, as the request would have it, such as `personal` or `alice`.
    pub value: String,
    /// Where it comes from.
    pub basis: Basis,
}

/// A part of the request that may be assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumedField {
    /// The organization.
    Organization,
    /// The type of token.
    TokenType,
    /// The team, the user or the runner.
    Target,
}

/// What an assumption rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Every policy that allows anything is for it; with wildcards in it: for names like it.
    OnlyTarget,
    /// `pulumi login` asks for an organization token unless told otherwise.
    Login,
    /// The token's `aud` names it, where `pulumi login` looks for it.
    TokenAudience,
    /// The token's `scope` names it, where `pulumi login` looks for it.
    TokenScope,
    /// A rule for `aud` names it.
    AudienceRule,
    /// The registration of the issuer names it.
    Registration,
}
