//! The examples of the page as it shares them under other names: each keeps its verdict and its cause, and none of its
//! names.

use serde::Deserialize;
use serde_json::{Map, Value};
use whydenied::pseudonym::{self, Shared};

use crate::gallery::Example;
use crate::tally::{Case, Tally};

const FILE: &str = include_str!("../../web/gallery/examples.jsonl");

/// Names of people, organizations and accounts in the examples, in small letters.
const NAMES: [&str; 10] =
    ["acme", "octocat", "contoso", "mygroup", "123456789012", "docid", "alice", "bob", "dream", "nightmare"];

/// Every example, under other names.
#[must_use]
pub fn examples() -> Tally {
    Tally::of::<Renamed>(FILE)
}

/// An example to be given other names.
#[derive(Deserialize)]
#[serde(transparent)]
struct Renamed(Value);

impl Case for Renamed {
    fn id(&self) -> &str {
        self.0["id"].as_str().unwrap_or_default()
    }

    fn check(&self) -> Result<(), String> {
        // Under other names the page shares the claims of a call in the place of the text of whoever calls.
        if self.0["caller"].is_string() {
            return Ok(());
        }
        let mut example = self.0.clone();
        let times = take_times(&mut example["claims"]);
        let texts = shared_texts(&example);
        let shared: Vec<_> = texts
            .iter()
            .map(|(place, text)| match place.as_str() {
                "/claims" => Shared::Claims(text),
                "/policy" | "/limits" | "/pulumi/policy" => Shared::Policy(text),
                "/pulumi/request/pulumi-organization" | "/pulumi/request/pulumi-target" => Shared::Name(text),
                _ => Shared::Request(text),
            })
            .collect();
        let renamed = pseudonym::renamed(&shared);
        let whole = renamed.concat().to_lowercase().replace("exampledocid", "");
        if let Some(name) = NAMES.iter().find(|name| whole.contains(**name)) {
            return Err(format!("`{name}` is in {renamed:#?}"));
        }
        for ((place, _), text) in texts.iter().zip(renamed) {
            let value = if place == "/claims" {
                let claims: Map<_, _> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
                claims.into_iter().chain(times.clone()).collect()
            } else {
                Value::String(text)
            };
            if let Some(there) = example.pointer_mut(place) {
                *there = value;
            }
        }
        serde_json::from_value::<Example>(example).map_err(|error| error.to_string())?.check()
    }
}

/// Takes the times out of the claims, such as `now-60`: they hold no names, and are no numbers yet.
fn take_times(claims: &mut Value) -> Map<String, Value> {
    let all = claims.as_object_mut().map(std::mem::take).unwrap_or_default();
    let is_time = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("now"));
    let (times, others) = all.into_iter().partition(|(_, value)| is_time(value));
    *claims = Value::Object(others);
    times
}

/// What is shared of an example, after the place in it where that stands.
fn shared_texts(example: &Value) -> Vec<(String, String)> {
    let fields = ["/request", "/pulumi/request"].into_iter().flat_map(|fields| {
        let names = example.pointer(fields).and_then(Value::as_object).into_iter().flatten();
        names.filter(|(_, value)| value.is_string()).map(move |(name, _)| format!("{fields}/{name}"))
    });
    let places =
        ["/claims", "/policy", "/limits", "/pulumi/policy"].map(str::to_owned).into_iter().chain(fields);
    let text = |value: &Value| value.as_str().map_or_else(|| format!("{value:#}"), str::to_owned);
    places.filter_map(|place| example.pointer(&place).map(text).map(|text| (place, text))).collect()
}
