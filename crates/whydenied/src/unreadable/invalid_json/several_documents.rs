//! Several documents one after the other.

use crate::json::{self, Error, ErrorKind};
use crate::span::{Place, Span};
use crate::unreadable::not_json::{Wanted, second_document};

/// Where the document stands that is to be pasted alone, what is wrong, and what to do about it.
pub(crate) fn recognise(wanted: Wanted, text: &str, failure: Error) -> Option<(Span, &'static str, String)> {
    let at = failure.span;
    let rest = text.get(at.start..).unwrap_or_default();
    if failure.kind != ErrorKind::TrailingText || !rest.starts_with(['{', '[']) {
        return None;
    }
    let first = Span::new(0, at.start);
    let is_header = json::parse_part(text, first)
        .is_ok_and(|first| first.root.get("alg").is_some() && wanted == Wanted::Token);
    let wanted_at = second_document(wanted, text, first);
    let place = wanted_at.filter(|_| wanted != Wanted::TrustPolicy || is_header).unwrap_or(at);
    let line = Place::of(text, place).line;
    let (message, help) = if is_header {
        (
            "this is the header of a token, and its claims after it",
            format!("paste the second object alone, the claims that start in line {line}"),
        )
    } else {
        (
            "there is more JSON after the end of the first",
            format!("paste one document at a time; another starts in line {line}"),
        )
    };
    Some((Span::new(place.start, place.start + 1), message, help))
}
