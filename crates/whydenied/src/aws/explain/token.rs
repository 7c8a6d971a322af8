//! The token alone, readable.

use crate::aws::claims::TAGS;
use crate::aws::context::{Context, KeyValue};
use crate::aws::explain::fault::signature::note;
use crate::aws::{Request, provider::Provider};
use crate::issuer::{self, Issuer};
use crate::json::Value;
use crate::report::{ClaimPart, ClaimReport, IssuerReport, Signature, TimeReport, TokenReport};
use crate::time::{Moment, relative};
use crate::token::signature::SignatureCheck;
use crate::{Token, order, secret};

/// What stands in the place of a claim that is a secret.
const HIDDEN: &str = "[secret removed]";

impl Token {
    /// The token alone, readable; with `now` (seconds since 1970) times say how long ago they were.
    #[must_use]
    pub fn report(&self, now: Option<i64>) -> TokenReport {
        self.report_checked(now, None)
    }

    /// The same, with what the issuer's keys say of the signature.
    #[must_use]
    pub fn report_checked(&self, now: Option<i64>, signature: Option<&SignatureCheck>) -> TokenReport {
        self.report_in(&Context::new(self, &Request::default()), now, signature)
    }

    pub(crate) fn report_in(
        &self,
        context: &Context,
        now: Option<i64>,
        signature: Option<&SignatureCheck>,
    ) -> TokenReport {
        let made = Made::of(context);
        let Provider { issuer, url, .. } = &context.provider;
        TokenReport {
            signature_note: signature.and_then(note),
            ..self.report_with(*issuer, url, &|claim| made.keys(claim), now, signature)
        }
    }

    /// The token of that issuer, with the condition keys that `keys` says are made of a claim.
    pub(crate) fn report_with(
        &self,
        issuer: Option<&Issuer>,
        url: &str,
        keys: &dyn Fn(&str) -> Vec<String>,
        now: Option<i64>,
        signature: Option<&SignatureCheck>,
    ) -> TokenReport {
        TokenReport {
            form: self.form,
            header: self.header.as_ref().map(|header| (&header.value).into()),
            claims: (&without_secrets(self.claims.value.clone())).into(),
            issuer: issuer_report(issuer, url),
            signature: match signature {
                Some(check) => check.in_report(),
                None if self.signed => Signature::NotChecked,
                None => Signature::Absent,
            },
            signature_note: None,
            details: self.details(issuer, keys, now),
        }
    }

    fn details(
        &self,
        issuer: Option<&Issuer>,
        keys: &dyn Fn(&str) -> Vec<String>,
        now: Option<i64>,
    ) -> Vec<ClaimReport> {
        self.claims
            .last_members()
            .map(|member| {
                let (claim, value) = (&*member.key, &member.node.value);
                let meaning = issuer.and_then(|issuer| issuer.claim_meaning(claim));
                ClaimReport {
                    claim: claim.to_owned(),
                    value: if is_secret(claim, value) { HIDDEN.to_owned() } else { text(value) },
                    meaning: meaning.or_else(|| issuer::registered_claim_meaning(claim)).map(Into::into),
                    parts: parts(claim, value, issuer),
                    time: time(claim, value, now),
                    keys: keys(claim),
                }
            })
            .collect()
    }
}

fn issuer_report(issuer: Option<&Issuer>, url: &str) -> IssuerReport {
    match issuer {
        Some(issuer) => IssuerReport { name: issuer.name.into(), id: issuer.id.into() },
        None if url.is_empty() => IssuerReport { name: "unknown issuer".into(), id: "unknown".into() },
        None => {
            let host = url.split('/').next().unwrap_or_default();
            IssuerReport { name: host.to_owned().into(), id: "unknown".into() }
        }
    }
}

/// Whether its name makes a claim a secret.
fn is_secret(claim: &str, value: &Value<'_>) -> bool {
    value.as_str().is_some_and(|value| secret::is_named(claim, value))
}

/// The claims without the texts that their name makes secrets: an answer of STS or a request may stand among them.
fn without_secrets(mut claims: Value<'static>) -> Value<'static> {
    match &mut claims {
        Value::Object(members) => {
            for member in members {
                let value = std::mem::replace(&mut member.node.value, Value::Null);
                let is_secret = is_secret(&member.key, &value);
                member.node.value =
                    if is_secret { Value::String(HIDDEN.into()) } else { without_secrets(value) };
            }
        }
        Value::Array(nodes) => {
            for node in nodes {
                let value = std::mem::replace(&mut node.value, Value::Null);
                node.value = without_secrets(value);
            }
        }
        _ => {}
    }
    claims
}

/// A string as it is, anything else as JSON with its numbers as they were written.
fn text(value: &Value<'_>) -> String {
    match value {
        Value::String(text) => text.to_string(),
        value => value.to_json(),
    }
}

/// What a subject is made of. Attributes that Pulumi was told to put into one come in pairs.
fn parts(claim: &str, value: &Value<'_>, issuer: Option<&Issuer>) -> Option<Vec<ClaimPart>> {
    let pieces = issuer.filter(|_| claim == "sub")?.take_apart(value.as_str()?)?;
    let part = |name: String, value: &str| ClaimPart { name, value: value.to_owned() };
    let mut parts = Vec::new();
    for piece in &pieces {
        if piece.name != "ATTRIBUTES" {
            parts.push(part(piece.words(), piece.value));
            continue;
        }
        let mut texts = piece.value.split(':');
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            parts.push(part(name.to_owned(), value));
        }
    }
    Some(parts)
}

fn time(claim: &str, value: &Value<'_>, now: Option<i64>) -> Option<TimeReport> {
    if !matches!(claim, "exp" | "iat" | "nbf") {
        return None;
    }
    let epoch = value.scalar_text()?.parse().ok()?;
    Some(TimeReport {
        epoch,
        rfc3339: Moment::from_epoch(epoch)?.rfc3339(),
        relative: now.and_then(|now| relative(claim, epoch, now)),
    })
}

/// The condition keys that AWS makes of a token, by the claim that each is made of.
struct Made<'c> {
    by_claim: Vec<(&'static str, Vec<&'c str>)>,
    /// Those of session tags, in order.
    tags: Vec<&'c str>,
}

impl<'c> Made<'c> {
    fn of(context: &'c Context) -> Self {
        let mut made = Self { by_claim: Vec::new(), tags: Vec::new() };
        for entry in context.entries.iter().filter(|entry| matches!(entry.value, KeyValue::Present(_))) {
            let Some(claim) = entry.claim else { continue };
            if claim == TAGS {
                made.tags.push(&entry.key);
            }
            match made.by_claim.iter_mut().find(|(known, _)| *known == claim) {
                Some((_, keys)) => keys.push(&entry.key),
                None => made.by_claim.push((claim, vec![&entry.key])),
            }
        }
        order::sort_by(&mut made.tags, Ord::cmp);
        made
    }

    fn keys(&self, claim: &str) -> Vec<String> {
        // Of a flattened session tag it is the tag's own, apart from the one that all tags share.
        if let Some(name) = claim.strip_prefix(TAGS).and_then(|rest| rest.strip_prefix("/principal_tags/")) {
            let own = [format!("aws:RequestTag/{name}"), "aws:TagKeys".to_owned()];
            return own.into_iter().filter(|key| self.tags.binary_search(&&**key).is_ok()).collect();
        }
        // A nested number names its claim by the part that all share.
        let made_of = |source: &str| {
            claim.strip_prefix(source).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let keys = self.by_claim.iter().filter(|(source, _)| made_of(source)).flat_map(|(_, keys)| keys);
        keys.map(|key| (*key).to_owned()).collect()
    }
}
