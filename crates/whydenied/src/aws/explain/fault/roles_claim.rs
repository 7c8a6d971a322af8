//! The claim by which an issuer limits a token to some roles.

/// What it is for, as reports explain it.
pub(crate) const PURPOSE: &str =
    "`https://aws.amazon.com/roles` names the roles that the token is good for, by whole ARNs.";
