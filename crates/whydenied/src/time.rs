//! Times in tokens and policies: epoch seconds and the ISO 8601 profile of the W3C.

use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// How far the clock of AWS STS may be off, in seconds (observed).
pub const CLOCK_TOLERANCE: i64 = 300;

/// A moment, to the nanosecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(OffsetDateTime);

impl Moment {
    /// The moment that many seconds after 1970-01-01T00:00:00Z; `None` outside the years ±9999.
    #[must_use]
    pub fn from_epoch(seconds: i64) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(seconds).ok().map(Self)
    }

    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn epoch(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// Reads epoch seconds or a date and time in the forms that IAM's date operators take:
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, and the last with `Thh:mmTZD`, `Thh:mm:ssTZD` or
    /// `Thh:mm:ss.sTZD`, where `TZD` is `Z` or `±hh:mm`.
    ///
    /// A number of four digits is a year, as the profile has it.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
    /// (documented).
    ///
    /// ```
    /// use whydenied::time::Moment;
    ///
    /// let same = ["2020-01-01T01:00:00+01:00", "2020-01-01T00:00Z", "2020-01", "1577836800"];
    /// assert!(same.iter().all(|text| Moment::parse(text).unwrap().epoch() == 1_577_836_800));
    /// assert!(Moment::parse("yesterday").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.len() != 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::from_epoch(text.parse().ok()?);
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (parse_date(date, true)?, Some(time)),
            None => (parse_date(text, false)?, None),
        };
        let Some(time) = time else {
            return Some(Self(date.midnight().assume_utc()));
        };
        let (clock, offset) = split_offset(time)?;
        Some(Self(PrimitiveDateTime::new(date, parse_clock(clock)?).assume_offset(offset)))
    }

    /// As RFC 3339 in UTC, to the second.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let utc = self.0.to_offset(UtcOffset::UTC);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            utc.year(),
            u8::from(utc.month()),
            utc.day(),
            utc.hour(),
            utc.minute(),
            utc.second()
        )
    }
}

/// `count` digits and nothing else.
fn digits<T: std::str::FromStr>(text: &str, count: usize) -> Option<T> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn parse_date(text: &str, whole: bool) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|month| digits::<u8>(month, 2));
    let day = parts.next().map(|day| digits::<u8>(day, 2));
    if parts.next().is_some() || (whole && day.is_none()) {
        return None;
    }
    let month = Month::try_from(month.unwrap_or(Some(1))?).ok()?;
    Date::from_calendar_date(year, month, day.unwrap_or(Some(1))?).ok()
}

fn split_offset(time: &str) -> Option<(&str, UtcOffset)> {
    if let Some(clock) = time.strip_suffix('Z') {
        return Some((clock, UtcOffset::UTC));
    }
    let at = time.rfind(['+', '-'])?;
    let (clock, offset) = time.split_at_checked(at)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits::<i8>(hours, 2)?, digits::<i8>(minutes, 2)?);
    Some((clock, UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()?))
}

fn parse_clock(text: &str) -> Option<Time> {
    let (text, fraction) = match text.split_once('.') {
        Some((text, fraction)) => (text, Some(fraction)),
        None => (text, None),
    };
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let second = parts.next();
    if parts.next().is_some() || (fraction.is_some() && second.is_none()) {
        return None;
    }
    let second = second.map_or(Some(0), |second| digits(second, 2))?;
    Time::from_hms_nano(hour, minute, second, fraction.map_or(Some(0), nanoseconds)?).ok()
}

/// `5` is half a second; digits past the ninth are dropped.
fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nine: String = fraction.chars().chain(std::iter::repeat('0')).take(9).collect();
    nine.parse().ok()
}

/// What the time of a registered claim is to a person now, such as `expired 3 minutes ago`;
/// `None` for any other claim.
pub(crate) fn relative(claim: &str, epoch: i64, now: i64) -> Option<String> {
    let past = epoch <= now;
    let span = words(now.saturating_sub(epoch).saturating_abs());
    Some(match (claim, past) {
        ("exp", true) => format!("expired {span} ago"),
        ("exp", false) => format!("expires in {span}"),
        ("iat", true) => format!("issued {span} ago"),
        ("iat", false) => format!("issued {span} from now"),
        ("nbf", true) => format!("valid since {span} ago"),
        ("nbf", false) => format!("not valid for another {span}"),
        _ => return None,
    })
}

/// A span of seconds in its largest whole unit: `3 minutes`, `2 days`.
pub(crate) fn words(seconds: i64) -> String {
    const UNITS: [(i64, &str); 5] =
        [(365 * 86_400, "year"), (30 * 86_400, "month"), (86_400, "day"), (3_600, "hour"), (60, "minute")];
    let (count, unit) = UNITS
        .iter()
        .find(|(size, _)| seconds >= *size)
        .map_or((seconds, "second"), |(size, unit)| (seconds / size, *unit));
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A moment in seconds since 1970 as RFC 3339; the number itself outside the years ±9999.
pub(crate) fn written(epoch: i64) -> String {
    Moment::from_epoch(epoch).map_or_else(|| epoch.to_string(), Moment::rfc3339)
}

impl std::ops::Add<i64> for Moment {
    type Output = Self;

    /// Later by that many seconds; stays at the last moment of year 9999 at most.
    fn add(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(Duration::seconds(seconds)))
    }
}
