//! Why STS refuses a call before it reads any policy.

use super::request::Request;
use crate::Token;
use crate::report::TokenForm;
use crate::token::signature::SignatureCheck;

/// A reason for STS to refuse a token before it reads any policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The role's ARN is none.
    InvalidRoleArn(String),
    /// The session name has a character or a length that it may not have.
    InvalidSessionName(String),
    /// `DurationSeconds` outside 900 to 43,200.
    InvalidDuration(u32),
    /// A `ProviderId` together with an OIDC token.
    ProviderId(String),
    /// More characters than the request may have.
    TooLong(usize),
    /// The header's `crit` names an extension.
    CriticalHeader,
    /// The header's `alg` is none that AWS takes.
    UnsupportedAlgorithm(String),
    /// A required claim is missing.
    MissingClaim(&'static str),
    /// `sub` is `null`.
    NullSubject,
    /// The `iss` has no provider: its URL is not that of the given provider.
    IssuerNotRegistered(String),
    /// `aud` is an empty list.
    EmptyAudience,
    /// Several audiences and no `azp`.
    MultipleAudiences(Vec<String>),
    /// The audience is none of the provider's client IDs; with the claim it was read from.
    AudienceNotRegistered {
        /// The audience.
        audience: String,
        /// `aud` or `azp`.
        claim: &'static str,
    },
    /// A time claim that holds no whole number.
    InvalidTimestamp(&'static str),
    /// `exp` has passed.
    Expired {
        /// The `exp` claim.
        exp: i64,
        /// The time of the request.
        now: i64,
    },
    /// `iat` lies in the future.
    IssuedInFuture {
        /// The `iat` claim.
        iat: i64,
        /// The time of the request.
        now: i64,
    },
    /// `nbf` lies in the future.
    NotYetValid {
        /// The `nbf` claim.
        nbf: i64,
        /// The time of the request.
        now: i64,
    },
    /// AWS has no key for the signature, or the key did not make it.
    Signature(SignatureCheck),
    /// A nested session tag that is no list of one string.
    InvalidSessionTags,
    /// Session tags beyond a limit.
    SessionTagLimit(TagLimit),
    /// A source identity that is none.
    InvalidSourceIdentity(String),
    /// The roles claim is of a form that AWS does not take.
    RolesFormat,
    /// The roles claim names no role.
    RolesEmpty,
    /// The roles claim names other roles.
    RolesExcludeRole,
    /// `DurationSeconds` is more than the role allows.
    DurationExceedsRole {
        /// What was requested.
        seconds: u32,
        /// The role's `MaxSessionDuration`.
        maximum: u32,
    },
}

/// Which check a fault belongs to, in the order in which they are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The parameters of the request.
    Request,
    /// The token's form and its claims.
    Token,
    /// The issuer's provider.
    Provider,
    /// The audience.
    Audience,
    /// The times.
    Lifetime,
    /// The signature.
    Signature,
    /// The roles claim.
    Roles,
    /// The session, after every policy allowed it.
    Session,
}

impl Fault {
    /// The check that the fault belongs to.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self::InvalidRoleArn(_)
            | Self::InvalidSessionName(_)
            | Self::InvalidDuration(_)
            | Self::ProviderId(_)
            | Self::TooLong(_) => Stage::Request,
            Self::DurationExceedsRole { .. } => Stage::Session,
            Self::IssuerNotRegistered(_) => Stage::Provider,
            Self::EmptyAudience | Self::MultipleAudiences(_) | Self::AudienceNotRegistered { .. } => {
                Stage::Audience
            }
            Self::InvalidTimestamp(_)
            | Self::Expired { .. }
            | Self::IssuedInFuture { .. }
            | Self::NotYetValid { .. } => Stage::Lifetime,
            Self::Signature(_) => Stage::Signature,
            Self::RolesFormat | Self::RolesEmpty | Self::RolesExcludeRole => Stage::Roles,
            _ => Stage::Token,
        }
    }

    /// Whether it is about the clock, which decides only where the time of the request was given.
    #[must_use]
    pub const fn is_about_now(&self) -> bool {
        matches!(self, Self::Expired { .. } | Self::IssuedInFuture { .. } | Self::NotYetValid { .. })
    }

    /// Whether pasted claims may simply have left out what is missing.
    #[must_use]
    pub const fn may_be_left_out(&self) -> bool {
        matches!(self, Self::MissingClaim(_))
    }

    /// Whether it settles the verdict for this token and request.
    #[must_use]
    pub fn decides(&self, token: &Token, request: &Request) -> bool {
        (request.judge_times || !self.is_about_now())
            && (token.form == TokenForm::Jwt || !self.may_be_left_out())
    }
}

/// A limit of session tags (documented; what AWS answers is not).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagLimit {
    /// More than fifty.
    Count(usize),
    /// A key without or with too many characters.
    Key(String),
    /// The value of this key has too many characters.
    Value(String),
    /// Two keys that differ in letter case at most.
    Repeated(String),
    /// A key that starts with `aws:`.
    Reserved(String),
}
