//! The verdict in one sentence, which every front end shows.

use crate::report::{ExchangeReport, Verdict, rests_on};

/// What comes of an exchange with Pulumi Cloud.
pub(crate) fn of_exchange(
    verdict: Verdict,
    exchange: &ExchangeReport,
    depends_on: &[String],
    refused_now: Option<&str>,
) -> String {
    let asked = exchange.asks_for();
    match (verdict, refused_now) {
        (Verdict::Allowed, None) => {
            format!("Pulumi Cloud gives {asked}, for {}.", duration(exchange.lifetime.granted))
        }
        (Verdict::Allowed, Some(does)) => {
            format!("The policies allow {asked}, but the token {does}: Pulumi Cloud refuses it now.")
        }
        (Verdict::Depends, refused) => {
            let names: Vec<_> = depends_on.iter().map(|name| format!("`{}`", rests_on(name))).collect();
            let names = if names.is_empty() { "what was not given".to_owned() } else { names.join(", ") };
            let now = refused.map(|does| format!(", and the token {does}: Pulumi Cloud refuses it now"));
            format!("Whether Pulumi Cloud gives {asked} rests on {names}{}.", now.unwrap_or_default())
        }
        (Verdict::Denied, _) => format!("Pulumi Cloud denies {asked}."),
    }
}

fn duration(seconds: u64) -> String {
    match (seconds / 3600, seconds % 3600) {
        (1, 0) => "an hour".to_owned(),
        (hours @ 1.., 0) => format!("{hours} hours"),
        _ => format!("{seconds} seconds"),
    }
}
