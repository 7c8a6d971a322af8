//! Why a request does not have a condition key.

use crate::Token;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::explain::key_name::own_name;
use crate::aws::global_keys::{self, Presence};

/// What an absent key means to a test of it.
pub(crate) const FAILS: &str =
    "An absent key fails every test but negated ones, `IfExists` and `ForAllValues`.";

/// Why a request does not have a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// The token has no such claim, from which the key would be made.
    ClaimMissing(String),
    /// The token has the claim, but AWS makes no key of it.
    NotAKey(String),
    /// Neither is there such a claim nor would AWS make a key of it.
    NoSuchKey(String),
    /// No web-identity request has the key.
    NeverPresent,
    /// The token carries no session tags, or not this one.
    NoSessionTag,
    /// The token carries no source identity.
    NoSourceIdentity,
    /// A key of AWS's name space that is not in the tables.
    UnknownAwsKey,
    /// The key is of another provider than the token's.
    OtherProvider {
        /// What stands before the claim's name.
        prefix: String,
        /// The claim's name.
        name: String,
    },
    /// The caller said so.
    SaidAbsent,
}

impl Absence {
    /// Why `key`, which is absent, is absent.
    pub(crate) fn of(key: &str, token: &Token, context: &Context) -> Self {
        if let Some(entry) = context.entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key)) {
            return entry.claim.map_or(Self::SaidAbsent, |claim| Self::ClaimMissing(claim.to_owned()));
        }
        if is_aws_key(key) {
            return match global_keys::find(key).map(|key| (key.presence, key.name)) {
                None => Self::UnknownAwsKey,
                Some((Presence::FromToken, "sts:SourceIdentity")) => Self::NoSourceIdentity,
                Some((Presence::FromToken, _)) => Self::NoSessionTag,
                Some(_) => Self::NeverPresent,
            };
        }
        match own_name(key, &context.provider.url) {
            Some(name) if token.claim(name).is_some() => Self::NotAKey(name.to_owned()),
            Some(name) => Self::NoSuchKey(name.to_owned()),
            None => {
                let (prefix, name) = key.rsplit_once(':').unwrap_or(("", key));
                Self::OtherProvider { prefix: prefix.to_owned(), name: name.to_owned() }
            }
        }
    }

    /// Why the key is absent, as part of a sentence.
    pub(crate) fn because(&self, key: &str, context: &Context) -> String {
        let own = &context.provider.url;
        match self {
            Self::ClaimMissing(claim) => format!("the token has no `{claim}` claim"),
            Self::NotAKey(claim) => {
                format!("AWS makes no condition key of this issuer's claim `{claim}`")
            }
            Self::NoSuchKey(name) => format!("there is no condition key `{name}` for this issuer"),
            Self::NeverPresent => format!("no web-identity request has `{key}`"),
            Self::NoSessionTag => "the token carries no such session tag".to_owned(),
            Self::NoSourceIdentity => "the token carries no source identity".to_owned(),
            Self::UnknownAwsKey => format!("AWS documents no key `{key}` for this request"),
            Self::OtherProvider { prefix, .. } => {
                format!("this token's keys start with `{own}:`, not with `{prefix}:`")
            }
            Self::SaidAbsent => format!("the request has no `{key}`"),
        }
    }
}

/// A condition key that the request does not have.
pub(crate) struct AbsentKey<'a> {
    /// The key as the policy has it.
    pub(crate) key: &'a str,
    /// Why the request does not have it.
    pub(crate) absence: &'a Absence,
    pub(crate) context: &'a Context,
}
