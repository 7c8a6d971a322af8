//! What the cases of the engine say of an issuer: its URLs, and the denials that its tokens meet.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use whydenied::issuer::{self, Issuer};

const CASES: [&str; 2] = [
    include_str!("../../../../tests/cases/causes.jsonl"),
    include_str!("../../../../tests/cases/scenarios.jsonl"),
];

/// A case, as far as a dossier needs it.
#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    claims: Map<String, Value>,
    cause: Option<String>,
}

impl Case {
    /// The URL of who issued its token, and the issuer in the table.
    fn issuer(&self) -> Option<(&str, &'static Issuer)> {
        let url = self.claims.get("iss")?.as_str()?;
        Some((url, issuer::recognise(url)?))
    }
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.iter().flat_map(|file| file.lines()).filter_map(|line| serde_json::from_str(line).ok())
}

/// The first URL of that issuer.
pub(super) fn url_of(issuer: &Issuer) -> Option<String> {
    let of_case =
        |case: Case| case.issuer().filter(|(_, own)| own.id == issuer.id).map(|(url, _)| url.to_owned());
    cases().find_map(of_case)
}

/// For each issuer the codes of first causes in the cases, and how many have them.
pub(super) fn denials() -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    let mut denials: BTreeMap<_, BTreeMap<String, usize>> = BTreeMap::new();
    for case in cases() {
        if let (Some((_, issuer)), Some(cause)) = (case.issuer(), &case.cause) {
            *denials.entry(issuer.id).or_default().entry(cause.clone()).or_default() += 1;
        }
    }
    denials
}
