//! What examples of findings have in common: calls and tokens that STS refuses before it reads any policy.

use super::{IDP, TRUSTED, Written, aws};

/// A token of an issuer of one's own, with these claims and `iss`, under a policy that trusts it.
pub(crate) const fn token(claims: &'static str) -> Written {
    aws(IDP, claims, TRUSTED)
}

/// The same under a policy that allows what else a token may ask for, and tests the audience alone.
pub(crate) const fn asking_more(claims: &'static str) -> Written {
    aws(
        IDP,
        claims,
        r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
    )
}

/// The same, at a time and with judgement of the token's own times.
pub(crate) const fn at_noon(claims: &'static str) -> Written {
    token(claims).with(r#"{"now":1789128000,"judgeTimes":true}"#)
}

/// Claims of a whole token.
pub(crate) const SIGNED: &str = r#""sub":"s1","iat":1789120000,"exp":1789123600"#;
