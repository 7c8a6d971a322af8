//! The request context: every condition key of an `AssumeRoleWithWebIdentity` request, with its
//! values, its absence, or the fact that nobody said.

use std::borrow::Cow;

pub use super::entry::{Entry, KeyValue};
use super::global_keys::{self, GLOBAL_KEYS, Presence};
use super::provider::Provider;
use super::{Request, claims};
use crate::Token;
use crate::outcome::Confidence;
use crate::report::TokenForm;
use crate::text::{Hole, Holes};
use crate::time::Moment;

/// The request context that conditions are tested against.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who issued the token, as AWS names it.
    pub provider: Provider,
    /// The role's ARN, if it was given.
    pub role_arn: Option<String>,
    /// The keys, the token's own provider's first.
    pub entries: Vec<Entry>,
    /// Whether the token was seen, so that a session tag that is not among the keys is absent.
    pub knows_session_tags: bool,
}

/// What is known of a key that a policy names.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'c> {
    /// Its values.
    pub value: &'c KeyValue,
    /// Whether it holds a list.
    pub multivalued: bool,
    /// How surely this is known.
    pub confidence: Confidence,
    /// What of the values is not known.
    pub holes: &'c [Hole<'static>],
}

impl Lookup<'_> {
    /// Whether not all is known of it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self.value, KeyValue::Unknown { .. }) || !self.holes.is_empty()
    }

    /// The values that are there.
    #[must_use]
    pub fn values(&self) -> Option<&[Cow<'static, str>]> {
        match self.value {
            KeyValue::Present(values) => Some(values),
            _ => None,
        }
    }
}

const ABSENT: &KeyValue = &KeyValue::Absent;
const UNKNOWN: &KeyValue = &KeyValue::Unknown { present: false };
const OPEN: &KeyValue = &KeyValue::Unknown { present: true };

impl Context {
    /// The context of this token's request.
    #[must_use]
    pub fn new(token: &Token, request: &Request) -> Self {
        Self::for_provider(token, request, Provider::of(token, request))
    }

    /// The context of this token's request to that provider.
    pub(crate) fn for_provider(token: &Token, request: &Request, provider: Provider) -> Self {
        let mut entries = Vec::with_capacity(48);
        claims::provider_keys(token, &provider, &mut entries);
        claims::session_keys(token, &mut entries);
        request_keys(token, request, &provider, &mut entries);
        let role_arn = request.role_arn.clone();
        let knows_session_tags = token.form != TokenForm::CloudTrail;
        let mut context = Self { provider, role_arn, entries, knows_session_tags };
        for (key, values) in &request.context {
            context.set(key, values.as_deref());
        }
        context
    }

    /// What the request has under `key`, whose letter case does not matter (documented).
    #[must_use]
    pub fn lookup(&self, key: &str) -> Lookup<'_> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key)) {
            return Lookup {
                value: &entry.value,
                multivalued: entry.multivalued,
                confidence: entry.confidence,
                holes: &entry.holes,
            };
        }
        match global_keys::find(key) {
            Some(global) => Lookup {
                value: match global.presence {
                    Presence::Sometimes => UNKNOWN,
                    Presence::FromToken if !self.knows_session_tags => UNKNOWN,
                    _ => ABSENT,
                },
                multivalued: global.multivalued,
                confidence: match global.presence {
                    Presence::FromToken if !self.knows_session_tags => Confidence::Unconfirmed,
                    _ => global.confidence,
                },
                holes: &[],
            },
            // Only the token's own provider's keys are there (documented); that no other key of
            // AWS's is rests on the table being whole.
            None => Lookup {
                value: ABSENT,
                multivalued: false,
                confidence: if is_aws_key(key) { Confidence::Inferred } else { Confidence::Documented },
                holes: &[],
            },
        }
    }

    /// What a policy variable of that key stands for; a key that holds a list has no variable.
    #[must_use]
    pub fn single_value(&self, key: &str) -> &KeyValue {
        let found = self.lookup(key);
        if found.multivalued {
            ABSENT
        } else if found.holes.is_empty() {
            found.value
        } else {
            OPEN
        }
    }

    /// Overrides a key by what the caller says of it.
    fn set(&mut self, key: &str, values: Option<&[String]>) {
        let value = match values {
            Some(values) => KeyValue::Present(values.iter().cloned().map(Cow::Owned).collect()),
            None => KeyValue::Absent,
        };
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key.eq_ignore_ascii_case(key)) {
            entry.value = value;
            entry.holes = Holes::NONE;
            entry.confidence = Confidence::Documented;
            return;
        }
        self.entries.push(Entry {
            key: Cow::Owned(key.to_owned()),
            value,
            holes: Holes::NONE,
            multivalued: global_keys::find(key)
                .map_or_else(|| values.is_some_and(|values| values.len() > 1), |key| key.multivalued),
            claim: None,
            confidence: Confidence::Documented,
        });
    }
}

/// Whether the key is of AWS's own name spaces and not of an identity provider.
pub(crate) fn is_aws_key(key: &str) -> bool {
    ["aws:", "sts:", "iam:", "saml:"]
        .iter()
        .any(|prefix| key.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)))
}

/// The keys that every request has, with what is known of their values.
fn request_keys(token: &Token, request: &Request, provider: &Provider, entries: &mut Vec<Entry>) {
    let now = request.now.and_then(Moment::from_epoch);
    for global in GLOBAL_KEYS.iter().take_while(|key| key.presence == Presence::Always) {
        let known: Option<Cow<'static, str>> = match global.name {
            "aws:CurrentTime" => now.map(|now| now.rfc3339().into()),
            "aws:EpochTime" => now.map(|now| now.epoch().to_string().into()),
            "aws:SecureTransport" => Some("true".into()),
            "aws:ViaAWSService" => Some("false".into()),
            "aws:PrincipalType" => Some("User".into()),
            "aws:PrincipalAccount" | "aws:ResourceAccount" => {
                provider.account.as_ref().map(|account| account.clone().into())
            }
            "aws:userid" => provider.arn().map(Cow::Owned),
            "sts:RoleSessionName" => request.session_name.clone().map(Cow::Owned),
            "sts:RoleAuthorizedByIdp" => claims::role_authorized(token, request),
            _ => None,
        };
        entries.push(Entry {
            key: Cow::Borrowed(global.name),
            value: known.map_or(KeyValue::Unknown { present: true }, |value| KeyValue::Present(vec![value])),
            holes: Holes::NONE,
            multivalued: global.multivalued,
            claim: None,
            confidence: global.confidence,
        });
    }
}
