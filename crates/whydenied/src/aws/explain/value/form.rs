//! Values that are right but for their form: letter case, wildcards, white space, a slash, an end.

pub(crate) mod wildcard_in_string_equals;

use crate::aws::explain::value::Mismatch;
use crate::finding::both::{partial_value, stray_character, trailing_slash_mismatch, value_case_mismatch};
use crate::finding::kind::{Cause, Message};
use crate::letters::lower;
use crate::near_miss::form::{name, without_strays};
use crate::operator::Test;
use crate::pattern::{Unit, matches};

crate::finding::entry::entries![wildcard_in_string_equals,];

/// The cause that the form of the values shows.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    letter_case(it).or_else(|| wildcard(it)).or_else(|| stray(it)).or_else(|| slash(it))
}

fn letter_case(it: &Mismatch<'_>) -> Option<Cause> {
    let ignores = it.operator.test == Test::StringEqualsIgnoreCase;
    if ignores || !it.fits(&lower(it.expected), &lower(it.actual)) {
        return None;
    }
    let (wanted, own) = it.differing();
    let message = Message::new(
        format!("The token has `{own}`, the policy `{wanted}`: letter case counts"),
        format!("`{}` tells capitals from small letters.", it.operator_name),
        "write the value as the token has it",
    );
    Some((&value_case_mismatch::KIND, message))
}

fn wildcard(it: &Mismatch<'_>) -> Option<Cause> {
    let fits = |expected: &str, actual: &str| matches(expected.chars().map(Unit::aws), actual);
    let would = match it.operator.test {
        Test::StringEquals => fits(it.expected, it.actual),
        Test::StringEqualsIgnoreCase => fits(&lower(it.expected), &lower(it.actual)),
        _ => false,
    };
    let star = it.expected.chars().find(|letter| matches!(letter, '*' | '?')).filter(|_| would)?;
    let message = Message::new(
        format!("`{}` takes the `{star}` in `{}` literally", it.operator_name, it.expected),
        "Only `StringLike` knows wildcards; there `*` is any number of characters and `?` is one.",
        "use `StringLike` for this value",
    );
    Some((&wildcard_in_string_equals::KIND, message))
}

fn stray(it: &Mismatch<'_>) -> Option<Cause> {
    let ((expected, of_policy), (actual, of_token)) =
        (without_strays(it.expected), without_strays(it.actual));
    let (whose, letter) = match (of_policy, of_token) {
        (Some(letter), _) => ("policy's", letter),
        (None, Some(letter)) => ("token's", letter),
        (None, None) => return None,
    };
    if !it.fits(&expected, &actual) {
        return None;
    }
    let message = Message::new(
        format!("The {whose} `{}` has {} in it", it.short_name(), name(letter)),
        "It cannot be seen, or looks like another character, and the comparison is letter by letter.",
        format!("write `{actual}` anew"),
    );
    Some((&stray_character::KIND, message))
}

fn slash(it: &Mismatch<'_>) -> Option<Cause> {
    let bare = |text: &'_ str| text.strip_suffix('/').unwrap_or(text).len();
    let (expected, actual) = (it.expected.get(..bare(it.expected))?, it.actual.get(..bare(it.actual))?);
    if !it.fits(expected, actual) {
        return None;
    }
    let title = if it.actual.ends_with('/') {
        format!("The token's `{}` ends in `/`, the policy's value does not", it.short_name())
    } else {
        format!("The policy's value ends in `/`, the token's `{}` does not", it.short_name())
    };
    let message = Message::new(
        title,
        "The comparison is letter by letter.",
        format!("write `{}`, as the token has it", it.actual),
    );
    Some((&trailing_slash_mismatch::KIND, message))
}

/// The policy has a part of the value, where all of it is compared.
pub(crate) fn partial(it: &Mismatch<'_>) -> Option<Cause> {
    if it.operator.test == Test::StringEqualsIgnoreCase || it.expected.is_empty() {
        return None;
    }
    let is_like = it.operator.test == Test::StringLike;
    let unit = if is_like { Unit::aws } else { Unit::Char };
    let expected = || it.expected.chars().map(unit);
    let any = || std::iter::once(Unit::Any);
    let name = it.short_name();
    let (title, help) = if matches(expected().chain(any()), it.actual) {
        let rest = it.actual.get(it.parts.1.0..).unwrap_or_default();
        (
            format!("The policy's value ends too early: the token's `{name}` goes on with `{rest}`"),
            "write the whole value, or end it in `*` under `StringLike`",
        )
    } else if matches(any().chain(expected()), it.actual) {
        let literal = it.expected.split(['*', '?']).next().unwrap_or_default();
        let start = it.actual.find(literal).and_then(|at| it.actual.get(..at));
        (
            format!(
                "The policy's value lacks the `{}` that the token's `{name}` starts with",
                start.unwrap_or_default()
            ),
            "write the value from its start",
        )
    } else {
        return None;
    };
    let message =
        Message::new(title, "The whole value is compared, from its first letter to its last.", help);
    Some((&partial_value::KIND, message))
}
