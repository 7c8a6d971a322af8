//! The value is another one than the policy expects.

mod help;
mod unlike;

use help::change_it;

use crate::aws::context::{Context, is_aws_key};
use crate::aws::evaluate::{ConditionTrace, Reason};
use crate::aws::explain::value::failed_test::FailedTest;
use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("value-mismatch", OPERATORS).general();

/// Two texts that differ, where nothing else says why.
pub(crate) fn cause(it: &Mismatch<'_>) -> Cause {
    let (wanted, own) = it.differing();
    let name = it.short_name();
    let whose = if is_aws_key(it.name) { "request" } else { "token" };
    let entire = own == it.actual && wanted == it.expected;
    let title = match it.choices {
        1 if entire => format!("The {whose}'s `{name}` is `{own}`, the policy expects `{wanted}`"),
        1 if !wanted.is_empty() && !own.is_empty() => {
            format!("The {whose}'s `{name}` has `{own}` where the policy expects `{wanted}`")
        }
        1 => format!("The {whose}'s `{name}` is `{}`, the policy expects `{}`", it.actual, it.expected),
        choices => {
            format!("The {whose}'s `{name}` is `{}`, which none of the {choices} values matches", it.actual)
        }
    };
    let is_like = it.operator.compares_patterns();
    let detail = if is_like && it.expected.contains(['[', '(', '\\', '^', '+']) {
        "`StringLike` knows `*` and `?` only, and no regular expressions.".to_owned()
    } else if is_like && it.expected.contains('?') {
        "A `?` stands for exactly one character, a `*` for any number.".to_owned()
    } else if it.choices > 1 {
        format!("The closest of them is `{}`.", it.expected)
    } else if entire {
        String::new()
    } else {
        format!("It is `{}`, the policy lets in `{}`.", it.actual, it.expected)
    };
    (&KIND, Message::new(title, detail, change_it(it.name)))
}

/// Values that are no plain texts: numbers, times, addresses, ARNs, and those with policy variables.
pub(crate) fn unlike(trace: &ConditionTrace<'_, '_>, context: &Context) -> Cause {
    (&KIND, unlike::message(trace, context))
}

/// Found where `Null` has neither `true` nor `false`.
pub(crate) fn of_null(test: &FailedTest<'_>) -> Option<Cause> {
    if test.reason != Reason::Presence {
        return None;
    }
    let title = test.condition.value_texts().next().map_or_else(
        || "`Null` lists no value, so nothing passes the test".to_owned(),
        |written| {
            format!("`{written}` under `Null` is neither `true` nor `false`, so nothing passes the test")
        },
    );
    let message = Message::new(
        title,
        "`Null` with `true` asks for a key that is not there, with `false` for one that is.",
        "write `\"true\"` or `\"false\"`",
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The value is another one than the policy expects",
    why: "The policy lists the values that it lets in, and the request has none of them. The report shows the closest one, \
          and where the two part.",
    help: "change the value in the policy, or what the token says",
    example: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":"service-b"}}"#),
    near: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":["service-b","service-a"]}}"#),
};
