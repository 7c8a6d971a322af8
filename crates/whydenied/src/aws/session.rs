//! What a token may put into a session: its tags and its source identity, within AWS's limits.
//!
//! Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html>,
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>

use super::claims::{SOURCE_IDENTITY, TAGS, session_tags};
use super::fault::Fault;
pub use super::fault::TagLimit;
use crate::json::{Node, Value};
use crate::{Token, letters};

/// How many seconds a session may last.
pub const DURATIONS: std::ops::RangeInclusive<u32> = 900..=43_200;
/// How many tags a session may have.
pub const MAX_TAGS: usize = 50;
/// How many characters a tag's key may have.
pub const MAX_KEY_LENGTH: usize = 128;
/// How many characters a tag's value may have.
pub const MAX_VALUE_LENGTH: usize = 256;

/// What AWS refuses of the token's tags and source identity.
pub(crate) fn check(token: &Token, faults: &mut Vec<Fault>) {
    let nested = token.claims.get(TAGS).and_then(|tags| tags.get("principal_tags"));
    if nested.is_some_and(|tags| !is_well_formed(tags)) {
        faults.push(Fault::InvalidSessionTags);
    }
    if let Some(limit) = exceeded(&session_tags(token)) {
        faults.push(Fault::SessionTagLimit(limit));
    }
    if let Some(identity) = token.claim(SOURCE_IDENTITY) {
        let text = identity.as_str().unwrap_or_default();
        if !is_name(text) {
            faults.push(Fault::InvalidSourceIdentity(text.to_owned()));
        }
    }
}

/// Whether each tag is a list of one text (observed).
fn is_well_formed(tags: &Node<'_>) -> bool {
    let is_list_of_one = |node: &Node<'_>| match &node.value {
        Value::Array(values) => matches!(values.as_slice(), [Node { value: Value::String(_), .. }]),
        _ => false,
    };
    matches!(tags.value, Value::Object(_)) && tags.members().iter().all(|tag| is_list_of_one(&tag.node))
}

/// The first limit that the tags exceed.
fn exceeded(tags: &[(&str, &str)]) -> Option<TagLimit> {
    let longer = |text: &str, limit| text.chars().count() > limit;
    if tags.len() > MAX_TAGS {
        return Some(TagLimit::Count(tags.len()));
    }
    tags.iter().enumerate().find_map(|(index, (key, value))| {
        let own = || (*key).to_owned();
        if key.is_empty() || longer(key, MAX_KEY_LENGTH) {
            Some(TagLimit::Key(own()))
        } else if longer(value, MAX_VALUE_LENGTH) {
            Some(TagLimit::Value(own()))
        } else if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            Some(TagLimit::Reserved(own()))
        } else if tags.iter().skip(index + 1).any(|(other, _)| letters::same(other, key)) {
            Some(TagLimit::Repeated(own()))
        } else {
            None
        }
    })
}

/// Whether it may name a session or a source identity: 2 to 64 of the letters that AWS takes.
pub(crate) fn is_name(text: &str) -> bool {
    let may_stand = |letter: char| letter.is_ascii_alphanumeric() || "_+=,.@-".contains(letter);
    (2..=64).contains(&text.len()) && text.chars().all(may_stand)
}
