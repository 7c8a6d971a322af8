//! What keeps `pulumi login` from exchanging a token.

/// Why `pulumi login` stops before any exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A flag and a claim do not agree.
    Claim {
        /// The flag, such as `--oidc-org`.
        flag: &'static str,
        /// What the flag says.
        said: String,
        /// The claim, such as `aud`.
        claim: &'static str,
        /// What the claim says.
        claimed: String,
    },
    /// A team and a user are named, by the flags and the token's `scope` together.
    TeamAndUser {
        /// The team.
        team: String,
        /// The user.
        user: String,
    },
    /// Neither a flag nor the token's `aud` names the organization.
    NoOrganization,
}
