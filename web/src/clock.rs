//! The time. The engine has no clock, so the page tells it.

use std::time::Duration;

use leptos::prelude::*;

/// How often times such as `expired 3 minutes ago` are brought up to date.
const PERIOD: Duration = Duration::from_secs(15);

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    let milliseconds = js_sys::Date::now() as i64;
    milliseconds.div_euclid(1000)
}

/// The time as a signal that follows the clock.
pub(crate) fn follow() -> RwSignal<i64> {
    let time = RwSignal::new(now());
    set_interval(move || time.set(now()), PERIOD);
    time
}
