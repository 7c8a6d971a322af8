//! Why a request does not have a condition key that a policy tests.

pub(crate) mod claim_not_a_condition_key;
pub(crate) mod key_misspelled;
pub(crate) mod key_never_present;
pub(crate) mod provider;

pub(crate) use provider::{is_slip, pulumi_version, slip};

use super::value::short_name;
use crate::Token;
use crate::aws::context::{Context, Entry, is_aws_key};
use crate::aws::global_keys::{self, Presence};
use crate::finding::both::claim_missing;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::distance::distance;

crate::finding::entry::entries![claim_not_a_condition_key, key_misspelled, key_never_present,];

const ABSENT: &str = "An absent key fails every test but negated ones, `IfExists` and `ForAllValues`.";

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
        let own = &context.provider.url;
        let own_name = key
            .get(..own.len())
            .filter(|prefix| prefix.eq_ignore_ascii_case(own))
            .and_then(|_| key.get(own.len()..)?.strip_prefix(':'));
        match own_name {
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

    /// The cause of a denial in which this absence made a condition fail.
    pub(crate) fn cause(&self, key: &str, context: &Context) -> Cause {
        let own = &context.provider.url;
        let name = short_name(key);
        match self {
            Self::ClaimMissing(claim) if claim == "environment" => (
                &claim_missing::KIND,
                Message::new(
                    "The job names no environment, so the token has no `environment` claim",
                    "GitHub puts the claim into tokens of jobs with `environment:` only.",
                    "add `environment:` to the job, or test another key",
                ),
            ),
            Self::ClaimMissing(claim) => (
                &claim_missing::KIND,
                Message::new(
                    if name == claim {
                        format!("The policy tests `{name}`, which the token does not have")
                    } else {
                        format!("The policy tests `{name}`, and the token has no claim `{claim}`")
                    },
                    ABSENT,
                    "test a claim that the token has, such as `sub`",
                ),
            ),
            Self::NotAKey(claim) => (
                &claim_not_a_condition_key::KIND,
                Message::new(
                    format!("The token has the claim `{claim}`, but AWS makes no condition key of it"),
                    if claim == "azp" {
                        "Where a token has an `azp`, AWS tests `:aud` against that.".to_owned()
                    } else {
                        readable(context)
                    },
                    match with_id(claim, context) {
                        Some(by_id) => format!("test `{own}:{by_id}`, or `{own}:sub`"),
                        None => {
                            format!("test `{own}:sub`, and have the issuer put the value there if it can")
                        }
                    },
                ),
            ),
            Self::NoSuchKey(name) => no_such_key(name, context),
            Self::NeverPresent => (
                &key_never_present::KIND,
                Message::new(
                    format!("`{key}` is never part of a web-identity request"),
                    "The caller has no AWS identity and no session yet, so keys about them are absent. An absent key fails \
                     this test.",
                    "remove the condition, or test a claim of the token",
                ),
            ),
            Self::UnknownAwsKey => (
                &key_misspelled::UNKNOWN_KEY,
                Message::new(
                    format!("AWS documents no key `{key}` for this request"),
                    ABSENT,
                    "check the spelling",
                ),
            ),
            Self::NoSessionTag | Self::NoSourceIdentity => {
                let title = format!("The policy tests `{key}`, and {}", self.because(key, context));
                (&claim_missing::KIND, Message::new(title, ABSENT, "have the issuer add it"))
            }
            Self::SaidAbsent => {
                let title = format!("The request has no `{key}`, which the policy tests");
                (
                    &claim_missing::KIND,
                    Message::new(title, ABSENT, "send a request that has it, or remove the test"),
                )
            }
            Self::OtherProvider { prefix, name } => provider::cause(prefix, name, context),
        }
    }
}

fn no_such_key(name: &str, context: &Context) -> Cause {
    let own = &context.provider.url;
    if let Some(meant) = nearest_name(name, context) {
        let title = format!("There is no condition key `{name}`, it is called `{meant}`");
        return (&key_misspelled::KIND, Message::new(title, ABSENT, format!("write `{own}:{meant}`")));
    }
    let issuer = context.provider.issuer.map_or("this issuer", |issuer| issuer.name);
    let title = format!("There is no condition key `{name}` for tokens of {issuer}");
    (&claim_not_a_condition_key::KIND, Message::new(title, readable(context), format!("test `{own}:sub`")))
}

/// Which claims of the issuer AWS makes condition keys of.
fn readable(context: &Context) -> String {
    let own = context.provider.url.len() + 1;
    let of_provider = |entry: &&Entry| entry.key.starts_with(&*context.provider.url);
    let names = context.entries.iter().filter(of_provider).filter_map(|entry| entry.key.get(own..));
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    format!("Of this issuer's tokens AWS tests {}.", names.join(", "))
}

/// The key that tests the same by its id, such as `repository_owner_id` for `repository_owner`.
fn with_id(claim: &str, context: &Context) -> Option<&'static str> {
    let keys = context.provider.issuer?.condition_claims;
    keys.iter().copied().find(|key| key.strip_suffix("_id") == Some(claim))
}

/// The name of one of the provider's keys that differs from `name` by two letters at most.
fn nearest_name<'c>(name: &str, context: &'c Context) -> Option<&'c str> {
    let own = context.provider.url.len() + 1;
    context
        .entries
        .iter()
        .filter(|entry| entry.key.starts_with(&*context.provider.url))
        .filter_map(|entry| entry.key.get(own..))
        .map(|known| (distance(name, known), known))
        .filter(|(distance, known)| {
            *distance <= 2 && *distance < known.len() || known.contains(name) || name.contains(known)
        })
        .min()
        .map(|(_, known)| known)
}
