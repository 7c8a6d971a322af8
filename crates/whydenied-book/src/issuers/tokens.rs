//! What the tokens of an issuer look like: one for each thing that a job may be for, with names that are made up.

use serde_json::Value;
use whydenied::issuer::{Issuer, Letters};
use whydenied::job::{Form, Job, Run};

use super::cases;

/// The organization in examples.
pub(super) const ORGANIZATION: &str = "acme";
/// The audience of AWS.
pub(super) const AUDIENCE: &str = "sts.amazonaws.com";
/// What stands in examples for a name, by what it is the name of.
const NAMES: [(&str, &str); 5] = [
    ("owner", "acme"),
    ("organization", "acme"),
    ("repository", "web"),
    ("branch", "main"),
    ("user", "octocat"),
];
const UUID: &str = "0b3f7c52-6a1e-4d8e-9c55-2f1d7b0a9e11";
const DIGITS: &str = "77230";

/// A token for each thing that a job may be for, with its label.
pub(super) fn tokens(issuer: &Issuer, form: &Form) -> Vec<(String, String)> {
    let url = url(issuer);
    let token = |(run, one): (usize, &Run)| {
        let parts = one.needed.iter().chain(&one.more).map(|name| (*name, sample(issuer, name)));
        let parts: Vec<_> = parts.collect();
        let parts: Vec<_> = parts.iter().map(|(name, sample)| (*name, &**sample)).collect();
        let url = if form.needs_url { &*url } else { "" };
        let audience = if issuer.fixed_audience.is_some() { ORGANIZATION } else { AUDIENCE };
        let job = Job { issuer: form.issuer, run, parts: &parts, audience, url, with_ids: false };
        let claims: Value = serde_json::from_str(&job.claims().ok()?).ok()?;
        Some((one.label.clone(), format!("{claims:#}")))
    };
    form.runs.iter().enumerate().filter_map(token).collect()
}

/// The URL of an issuer: one of the cases, else one with a name where it varies.
fn url(issuer: &Issuer) -> String {
    let made = || issuer.providers.first().map(|url| url.replace('*', ORGANIZATION)).unwrap_or_default();
    cases::url_of(issuer).unwrap_or_else(made)
}

/// What may stand in a field.
fn sample(issuer: &Issuer, field: &str) -> String {
    let known = issuer.fields.iter().find(|known| known.name == field);
    let named = NAMES.iter().find(|(names, _)| known.is_some_and(|known| known.names == *names));
    match known.map(|known| known.letters) {
        Some(Letters::Digits) => DIGITS.to_owned(),
        Some(Letters::Words("-")) if field.ends_with("ID") => UUID.to_owned(),
        letters => {
            let name =
                named.map_or_else(|| field.to_lowercase().replace('_', "-"), |(_, name)| (*name).to_owned());
            name.chars().filter(|letter| letters.is_none_or(|letters| letters.take(*letter))).collect()
        }
    }
}
