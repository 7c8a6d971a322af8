//! Keys that start with another provider than the token's own.

pub(crate) mod key_is_provider_arn;
pub(crate) mod key_trailing_slash;
pub(crate) mod key_url_scheme;
pub(crate) mod key_wrong_provider;

use super::distance;
use crate::aws::context::Context;
use crate::aws::explain::key::key_misspelled;
use crate::finding::kind::{Cause, Message};
use crate::issuer;
use crate::near_miss::placeholder;
use crate::near_miss::subject::pulumi::pulumi_issuer_v2;
use crate::near_miss::word::word_at;
use crate::pattern::{Unit, diverge};

crate::finding::entry::entries![key_is_provider_arn, key_trailing_slash, key_url_scheme, key_wrong_provider,];

const TO_THE_LETTER: &str = "A key starts with the provider's URL to the letter.";

/// How many letters of a provider may differ to be taken for a slip.
const SLIP: usize = 2;

/// Whether two URLs differ by a slip of the pen.
pub(crate) fn is_slip(written: &str, own: &str) -> bool {
    const LONGEST: usize = 256;
    written.len() <= LONGEST
        && own.len() <= LONGEST
        && written.len().abs_diff(own.len()) <= SLIP
        && distance(written, own) <= SLIP
}

/// The words in which two URLs differ.
pub(crate) fn slip<'a>(written: &'a str, own: &'a str) -> (&'a str, &'a str) {
    let Some(parts) = diverge(written, Unit::Char, own) else { return (written, own) };
    (word_at(written, parts.pattern), word_at(own, parts.text))
}

pub(crate) fn cause(prefix: &str, name: &str, context: &Context) -> Cause {
    let own = &*context.provider.url;
    let help = format!("write `{own}:{name}`");
    let without_slash = own.trim_end_matches('/');
    if let Some(placeholder) = placeholder::find(prefix) {
        return placeholder::cause(placeholder, &format!("The token's provider is `{own}`."));
    }
    if prefix.is_empty() {
        let title = format!("The condition key for `{name}` has no provider in front");
        return (&key_wrong_provider::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    if prefix.strip_prefix("https://").is_some_and(|bare| bare.trim_end_matches('/') == without_slash) {
        let detail =
            "A key starts with the provider's URL without `https://`. With it the key is never present.";
        return (
            &key_url_scheme::KIND,
            Message::new("The condition key has `https://` in front", detail, help),
        );
    }
    if prefix.starts_with("arn:") {
        let detail =
            "A key starts with the provider's URL, which is the part of its ARN after `oidc-provider/`.";
        return (
            &key_is_provider_arn::KIND,
            Message::new("The condition key starts with the provider's ARN", detail, help),
        );
    }
    if prefix.trim_end_matches('/').eq_ignore_ascii_case(without_slash) {
        let title = if own.ends_with('/') {
            "The issuer ends in `/`, so the condition key needs one before its colon"
        } else {
            "The condition key has a `/` before its colon that the issuer does not have"
        };
        return (&key_trailing_slash::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    if let Some(message) = pulumi_version(prefix, own, help.clone()) {
        return (&pulumi_issuer_v2::KIND, message);
    }
    let same_kind = |one: &str, other: &str| {
        let id = |url| issuer::recognise(url).map(|issuer| issuer.id);
        id(one).is_some() && id(one) == id(other)
    };
    let path = |longer: &str, shorter: &str| {
        longer.strip_prefix(shorter).filter(|path| path.starts_with('/')).map(str::to_owned)
    };
    if let Some(path) = path(own, prefix.trim_end_matches('/')) {
        let title = format!("The condition key lacks the path `{path}` of the token's issuer");
        return (&key_wrong_provider::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    if let Some(path) = path(prefix, own) {
        let title =
            format!("The condition key has the path `{path}`, which the token's issuer does not have");
        return (&key_wrong_provider::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    if same_kind(prefix, own)
        && let (Some((host, written)), Some((_, id))) = (prefix.rsplit_once('/'), own.rsplit_once('/'))
        && own.starts_with(host)
    {
        let kind = if host.starts_with("oidc.eks.") { "cluster" } else { "tenant" };
        let title = format!("The condition key is of the {kind} `{written}`, the token of `{id}`");
        return (&key_wrong_provider::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    if is_slip(prefix, own) {
        let (wrong, right) = slip(prefix, own);
        let title = format!("The provider in the condition key has `{wrong}` where the issuer has `{right}`");
        return (&key_misspelled::KIND, Message::new(title, TO_THE_LETTER, help));
    }
    let title = format!("The condition key is of `{prefix}`, but the token is of `{own}`");
    (
        &key_wrong_provider::KIND,
        Message::new(title, "Only keys of the token's own provider are part of the request.", help),
    )
}

/// Pulumi's two issuers, one taken for the other.
pub(crate) fn pulumi_version(written: &str, own: &str, help: String) -> Option<Message> {
    const V1: &str = "api.pulumi.com/oidc";
    const V2: &str = "api.pulumi.com/oidc/v2";
    let title = match (written, own) {
        (V1, V2) => "The token is of Pulumi's issuer `…/oidc/v2`, the policy trusts `…/oidc`",
        (V2, V1) => "The token is of Pulumi's issuer `…/oidc`, the policy trusts `…/oidc/v2`",
        _ => return None,
    };
    let detail = "Environments that use `fn::open::oidc` have tokens of the second version: another provider with \
                  keys and subjects of its own.";
    Some(Message::new(title, detail, help))
}
