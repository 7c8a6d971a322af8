//! Why a request does not have a condition key that a policy tests.

use super::rule::{KEYS, Rule, Said, say};
use crate::Token;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::global_keys::{self, Presence};
use crate::outcome::Confidence;

static CLAIM_MISSING: Rule = Rule::cause("claim-missing", KEYS);
static NOT_A_KEY: Rule = Rule::cause("claim-not-a-condition-key", KEYS);
static NEVER_PRESENT: Rule = Rule::cause(
    "key-never-present",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
);
static UNKNOWN_KEY: Rule = Rule::cause(
    "key-misspelled",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
)
.but(Confidence::Inferred);
static MISSPELLED: Rule = Rule::cause("key-misspelled", KEYS);
static WRONG_PROVIDER: Rule = Rule::cause("key-wrong-provider", KEYS);
static TRAILING_SLASH: Rule = Rule::cause("key-trailing-slash", KEYS);
static URL_SCHEME: Rule = Rule::cause("key-url-scheme", KEYS);
static PROVIDER_ARN: Rule = Rule::cause("key-is-provider-arn", KEYS);

/// Why a request does not have a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
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

impl Gap {
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
                let (prefix, name) = key.rsplit_once(':').unwrap_or((key, ""));
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
            Self::NoSessionTag => "the token does not carry this session tag".to_owned(),
            Self::NoSourceIdentity => "the token carries no source identity".to_owned(),
            Self::UnknownAwsKey => format!("AWS documents no key `{key}` for this request"),
            Self::OtherProvider { prefix, .. } => {
                format!("this token's keys start with `{own}:`, not with `{prefix}:`")
            }
            Self::SaidAbsent => format!("the request has no `{key}`"),
        }
    }

    /// The cause of a denial in which this gap made a condition fail.
    pub(super) fn cause(&self, key: &str, context: &Context) -> (&'static Rule, Said) {
        let own = &context.provider.url;
        let because = self.because(key, context);
        let absent = "An absent key fails every test but negated ones, `IfExists` and `ForAllValues`.";
        match self {
            Self::ClaimMissing(claim) if claim == "environment" => (
                &CLAIM_MISSING,
                say(
                    "The token has no `environment` claim: the job names no environment",
                    "GitHub puts the claim into tokens of jobs with `environment:` only.",
                    "add `environment:` to the job, or test another key",
                ),
            ),
            Self::ClaimMissing(claim) => (
                &CLAIM_MISSING,
                say(
                    format!("The policy tests `{claim}`, but the token has no such claim"),
                    absent,
                    "test a claim that the token has, such as `sub`",
                ),
            ),
            Self::NotAKey(claim) => (
                &NOT_A_KEY,
                say(
                    format!("The token has the claim `{claim}`, but AWS makes no condition key of it"),
                    "AWS reads `aud`, `sub`, `amr` and `email` of every issuer, and of a few issuers some more.",
                    format!("test `{own}:sub`, and have the issuer put the value there if it can"),
                ),
            ),
            Self::NoSuchKey(name) => match nearest_name(name, context) {
                Some(meant) => (
                    &MISSPELLED,
                    say(
                        format!("There is no key `{name}` for this issuer, `{meant}` comes close"),
                        absent,
                        format!("write `{own}:{meant}`"),
                    ),
                ),
                None => (
                    &NOT_A_KEY,
                    say(
                        format!("There is no condition key `{name}` for this issuer"),
                        "AWS reads `aud`, `sub`, `amr` and `email` of every issuer, and of a few issuers some more.",
                        format!("test `{own}:sub`"),
                    ),
                ),
            },
            Self::NeverPresent => (
                &NEVER_PRESENT,
                say(
                    format!("`{key}` is never part of a web-identity request"),
                    "The caller has no AWS identity yet, so keys about one are absent. An absent key fails this test.",
                    "remove the condition, or test a claim of the token",
                ),
            ),
            Self::UnknownAwsKey => (
                &UNKNOWN_KEY,
                say(format!("AWS documents no key `{key}` for this request"), absent, "check the spelling"),
            ),
            Self::NoSessionTag | Self::NoSourceIdentity | Self::SaidAbsent => (
                &CLAIM_MISSING,
                say(format!("The policy tests `{key}`, but {because}"), absent, "have the issuer add it"),
            ),
            Self::OtherProvider { prefix, name } => other_provider(prefix, name, own),
        }
    }
}

fn other_provider(prefix: &str, name: &str, own: &str) -> (&'static Rule, Said) {
    let help = format!("write `{own}:{name}`");
    let bare = prefix.strip_prefix("https://");
    if bare.is_some_and(|bare| bare.trim_end_matches('/') == own.trim_end_matches('/')) {
        let detail =
            "A key starts with the provider's URL without `https://`. With it the key is never present.";
        return (&URL_SCHEME, say("The condition key has `https://` in front", detail, help));
    }
    if prefix.starts_with("arn:") {
        let detail =
            "A key starts with the provider's URL, which is the part of its ARN after `oidc-provider/`.";
        return (&PROVIDER_ARN, say("The condition key starts with the provider's ARN", detail, help));
    }
    if prefix.trim_end_matches('/').eq_ignore_ascii_case(own.trim_end_matches('/')) {
        let title = if own.ends_with('/') {
            "The issuer ends in `/`, so the condition key needs one before its colon"
        } else {
            "The condition key has a `/` before its colon that the issuer does not have"
        };
        return (&TRAILING_SLASH, say(title, "A key starts with the provider's URL to the letter.", help));
    }
    let title = format!("The condition key is of `{prefix}`, but the token is of `{own}`");
    (&WRONG_PROVIDER, say(title, "Only keys of the token's own provider are part of the request.", help))
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

/// How many letters must be changed, added or removed to turn one word into the other.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (index, own) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), index + 1);
        let mut before = index + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(right.chars()) {
            let changed = diagonal + usize::from(own != other);
            diagonal = *cell;
            before = changed.min(before + 1).min(*cell + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn distance_counts_letters() {
        for (left, right, expected) in
            [("subject", "sub", 4), ("enviroment", "environment", 1), ("", "ab", 2), ("a", "a", 0)]
        {
            assert_eq!(super::distance(left, right), expected, "{left} {right}");
        }
    }
}
