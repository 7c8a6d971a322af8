//! What AWS makes of a token's claims: condition keys of its provider, session tags, source identity.
//!
//! Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif>
//! and <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html>

use std::borrow::Cow;

use super::Request;
use super::entry::{Entry, KeyValue};
use super::provider::Provider;
use crate::Token;
use crate::issuer::DEFAULT_CLAIMS;
use crate::json::{Node, Value};
use crate::outcome::Confidence;
use crate::report::TokenForm;
use crate::text::Holes;

pub(crate) use crate::token::event::{SOURCE_IDENTITY, TAGS};

/// The claim that names the roles a token is good for.
pub(crate) const ROLES: &str = "https://aws.amazon.com/roles";

/// A text that is fixed or was made of a claim.
type KeyText = Cow<'static, str>;

/// The claim that the key `PROVIDER:name` is made of in this token.
fn claim_of_key(token: &Token, provider: &Provider, name: &'static str) -> &'static str {
    match name {
        "aud" if token.claim("azp").is_some() => "azp",
        "oaud" => "aud",
        _ => renamed(provider, name).unwrap_or(name),
    }
}

/// The claim of a key that is called otherwise.
fn renamed(provider: &Provider, name: &str) -> Option<&'static str> {
    let renamed = provider.issuer?.renamed_keys;
    renamed.iter().find(|(key, _)| *key == name).map(|(_, claim)| *claim)
}

/// The keys of the token's own provider: those made of a claim, and those whose claim is missing.
pub(crate) fn provider_keys(token: &Token, provider: &Provider, entries: &mut Vec<Entry>) {
    let (default_claims, condition_claims) = provider
        .issuer
        .map_or((DEFAULT_CLAIMS, &[] as &[_]), |issuer| (issuer.default_claims, issuer.condition_claims));
    for &name in default_claims.iter().chain(condition_claims) {
        let claim = claim_of_key(token, provider, name);
        let from_event = token.form == TokenForm::CloudTrail;
        // An event has the audience that AWS took, whichever claim that was.
        let value = token
            .claim(claim)
            .filter(|_| !from_event || name != "oaud")
            .or_else(|| nested_claim(token, provider, name));
        let (values, confidence) = value.map_or((None, Confidence::Documented), |value| texts(name, value));
        let several = values.as_ref().is_some_and(|values| values.len() > 1);
        // Bare claims may be only some: the token itself is sure to have the required ones.
        let required = matches!(claim, "aud" | "sub");
        // What the issuer has no such claim for is absent from every token of it.
        let may_have = || provider.issuer.is_some_and(|issuer| issuer.claim_meaning(claim).is_some());
        let missing = match token.form {
            _ if matches!(value, Some(Value::Open(_))) => KeyValue::Unknown { present: true },
            _ if token.leaves_open(claim) && !required && may_have() => KeyValue::Unknown { present: false },
            TokenForm::Claims if required => KeyValue::Unknown { present: true },
            TokenForm::CloudTrail => KeyValue::Unknown { present: required },
            TokenForm::Claims | TokenForm::Jwt => KeyValue::Absent,
        };
        entries.push(Entry {
            key: Cow::Owned([&provider.url, ":", name].concat()),
            value: values.map_or(missing, KeyValue::Present),
            holes: match value {
                Some(Value::Open(open)) => open.holes.clone(),
                _ => Holes::NONE,
            },
            // A list of audiences is tested as one; AWS does not say so.
            multivalued: name == "amr" || several,
            claim: Some(claim),
            confidence: if from_event {
                Confidence::Unconfirmed
            } else {
                confidence.max(key_confidence(provider, name, several))
            },
        });
    }
}

/// What a claim is whose key is called otherwise, where it is nested as the key says; which of the two AWS reads is
/// not confirmed.
fn nested_claim<'t>(token: &'t Token, provider: &Provider, name: &str) -> Option<&'t Value<'static>> {
    let (claim, member) = renamed(provider, name).and_then(|_| name.split_once('/'))?;
    token.claims.get(claim)?.get(member).map(|node| &node.value)
}

fn key_confidence(provider: &Provider, name: &str, several: bool) -> Confidence {
    // Of each issuer that AWS knows by itself it lists the keys.
    let built_in = provider.issuer.is_some_and(|issuer| issuer.built_in);
    match name {
        _ if renamed(provider, name).is_some() => Confidence::Unconfirmed,
        "email" if !built_in => Confidence::Unconfirmed,
        "aud" | "oaud" if several => Confidence::Unconfirmed,
        _ => Confidence::Documented,
    }
}

/// The texts that AWS makes of a claim's value; `None` for values that make no key.
fn texts(name: &str, value: &Value<'_>) -> (Option<Vec<KeyText>>, Confidence) {
    let own = |text: &str| Cow::Owned(text.to_owned());
    match value {
        Value::String(text) if text.is_empty() => (Some(vec![own(text)]), Confidence::Unconfirmed),
        Value::String(text) => (Some(vec![own(text)]), Confidence::Documented),
        Value::Number(_) if name == "sub" => {
            (value.scalar_text().map(|text| vec![own(text)]), Confidence::Observed)
        }
        Value::Number(_) | Value::Bool(_) => {
            (value.scalar_text().map(|text| vec![own(text)]), Confidence::Inferred)
        }
        Value::Array(nodes) if matches!(name, "amr" | "aud" | "oaud") => {
            let values = nodes.iter().filter_map(|node| node.value.as_str()).map(own).collect();
            (Some(values), Confidence::Documented)
        }
        Value::Array(_) | Value::Object(_) => (None, Confidence::Inferred),
        // A text of which nothing is known makes a key that is not.
        Value::Open(open) if !open.is_whole() => (Some(vec![own(&open.text)]), Confidence::Documented),
        Value::Open(_) | Value::Null => (None, Confidence::Documented),
    }
}

/// The session tags of a token: `aws:RequestTag/…`, `aws:TagKeys`, `sts:TransitiveTagKeys`, and
/// `sts:SourceIdentity`.
pub(crate) fn session_keys(token: &Token, entries: &mut Vec<Entry>) {
    let mut push = |key: KeyText, values: Vec<KeyText>, multivalued, claim| {
        entries.push(Entry {
            key,
            value: KeyValue::Present(values),
            holes: Holes::NONE,
            multivalued,
            claim: Some(claim),
            confidence: Confidence::Documented,
        });
    };
    let tags = session_tags(token);
    let names: Vec<KeyText> = tags.iter().map(|(name, _)| Cow::Owned((*name).to_owned())).collect();
    for (name, value) in tags {
        push(format!("aws:RequestTag/{name}").into(), vec![value.to_owned().into()], false, TAGS);
    }
    if !names.is_empty() {
        push("aws:TagKeys".into(), names, true, TAGS);
    }
    let transitive = transitive_tag_keys(token);
    if !transitive.is_empty() {
        push("sts:TransitiveTagKeys".into(), transitive, true, TAGS);
    }
    if let Some(identity) = source_identity(token) {
        push("sts:SourceIdentity".into(), vec![identity.to_owned().into()], false, SOURCE_IDENTITY);
    }
}

/// The name and value of each session tag, from the nested or the flattened claims. A nested value
/// is a list of one string; a bare string makes AWS refuse the token, and is read here all the same.
pub(crate) fn session_tags(token: &Token) -> Vec<(&str, &str)> {
    fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
        match &node.value {
            Value::Array(nodes) => nodes.first()?.value.scalar_text(),
            value => value.scalar_text(),
        }
    }
    let nested = token.claims.get(TAGS).and_then(|tags| tags.get("principal_tags"));
    let nested = nested.map_or(&[][..], Node::members).iter();
    let nested = nested.filter_map(|member| Some((&*member.key, text(&member.node)?)));
    let flat = token.claims.members().iter().filter_map(|member| {
        let name = member.key.strip_prefix(TAGS)?.strip_prefix("/principal_tags/")?;
        Some((name, text(&member.node)?))
    });
    nested.chain(flat).collect()
}

fn transitive_tag_keys(token: &Token) -> Vec<KeyText> {
    let nested = token.claims.get(TAGS).and_then(|tags| tags.get("transitive_tag_keys"));
    let flat = || token.claims.get("https://aws.amazon.com/tags/transitive_tag_keys");
    match nested.or_else(flat).map(|node| &node.value) {
        Some(Value::Array(nodes)) => {
            nodes.iter().filter_map(|node| node.value.as_str()).map(|key| key.to_owned().into()).collect()
        }
        _ => Vec::new(),
    }
}

/// The source identity that a token carries.
pub(crate) fn source_identity(token: &Token) -> Option<&str> {
    token.claim_text(SOURCE_IDENTITY)
}

/// `sts:RoleAuthorizedByIdp`: whether the roles claim names the role; `None` while the role is not
/// known. Without the claim the key is there and false.
pub(crate) fn role_authorized(token: &Token, request: &Request) -> Option<KeyText> {
    if token.form == TokenForm::CloudTrail {
        return None;
    }
    let Some(roles) = token.claim(ROLES) else {
        return Some("false".into());
    };
    let target = request.role_arn.as_deref()?;
    let named = listed_roles(roles).is_some_and(|roles| roles.contains(&target));
    Some(if named { "true" } else { "false" }.into())
}

/// The entries of a roles claim, a list or one text with `;` between them; `None` for any other form.
pub(crate) fn listed_roles<'v>(claim: &'v Value<'_>) -> Option<Vec<&'v str>> {
    Some(match claim {
        Value::String(list) => list.split(';').map(str::trim).collect(),
        Value::Array(nodes) => nodes.iter().filter_map(|node| node.value.as_str()).map(str::trim).collect(),
        _ => return None,
    })
}
