//! Durations, as a request and `pulumi login` have them.

/// Units of Go's durations, in nanoseconds.
const UNITS: &[(&str, f64)] =
    &[("ns", 1.0), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3_600e9)];

/// The seconds of a number of them, or of a duration such as `2h`, `1h30m` or `1.5h`.
///
/// Source: <https://pkg.go.dev/time#ParseDuration>, which `pulumi login` reads them with (observed).
///
/// ```
/// use whydenied::pulumi::exchange::seconds;
///
/// assert_eq!([seconds("7200"), seconds("2h"), seconds("1h59m60s")], [Some(7_200); 3]);
/// assert_eq!(seconds("two hours"), None);
/// ```
#[must_use]
pub fn seconds(text: &str) -> Option<u64> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let mut rest = text.strip_prefix('+').unwrap_or(text);
    let mut total = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let (number, tail) = rest.split_at_checked(digits)?;
        let length = tail.find(|letter: char| letter.is_ascii_digit() || letter == '.').unwrap_or(tail.len());
        let (unit, next) = tail.split_at_checked(length)?;
        let &(_, nanoseconds) = UNITS.iter().find(|(name, _)| *name == unit)?;
        total += number.parse::<f64>().ok()? * nanoseconds;
        rest = next;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "neither negative, as no sign is read, nor too large for a u64, to which it saturates"
    )]
    let whole = (total / 1e9) as u64;
    (!text.is_empty()).then_some(whole)
}
