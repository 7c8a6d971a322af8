//! The time. The engine has no clock, so the page tells it.

/// Seconds since 1970, of the milliseconds that JavaScript counts.
#[expect(clippy::cast_possible_truncation, reason = "the time of a clock")]
pub fn seconds(milliseconds: f64) -> i64 {
    (milliseconds / 1000.0).floor() as i64
}
