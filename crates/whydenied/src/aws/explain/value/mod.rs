//! Why a value of the request does not match what a policy expects.

pub(crate) mod audience;
pub(crate) mod cognito_amr_mismatch;
pub(crate) mod form;
pub(crate) mod key_must_be_absent;
pub(crate) mod multivalued_without_set_operator;
mod nearest;
mod unlike;
pub(crate) mod value_mismatch;
pub(crate) mod value_ruled_out;
pub(crate) mod variable_needs_2012;
pub(crate) mod variable_unresolved;

use crate::finding::both::key_values_swapped;
pub(crate) use nearest::nearest;
use nearest::{candidates, closest};

use crate::Token;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::evaluate::{ConditionTrace, Reason};
use crate::aws::policy::{Condition, Version};
use crate::aws::variable::Expansion;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::subject::{Subjects, github};
use crate::near_miss::word::word_at;
use crate::near_miss::{placeholder, subject};
use crate::operator::{Operator, Set, Test};
use crate::pattern::{Unit, matches};
use crate::report::Nearest;

crate::finding::entry::entries![
    cognito_amr_mismatch,
    key_must_be_absent,
    multivalued_without_set_operator,
    value_mismatch,
    value_ruled_out,
    variable_needs_2012,
    variable_unresolved,
];

/// A failed comparison, as far as words need it.
pub(crate) struct Mismatch<'a> {
    operator: Operator,
    operator_name: &'a str,
    /// The key's name after the provider, such as `sub`; the whole key for any other.
    name: &'a str,
    /// The expected value that comes closest.
    expected: &'a str,
    actual: &'a str,
    /// The parts of both that do not agree, in bytes.
    parts: ((usize, usize), (usize, usize)),
    /// How many values the policy lists.
    choices: usize,
    token: &'a Token,
    context: &'a Context,
}

/// The cause of a denial in which the comparison itself failed, and which of the listed values it is
/// about.
pub(crate) fn cause(
    trace: &ConditionTrace<'_, '_>,
    version: Version,
    token: &Token,
    context: &Context,
) -> (Cause, Option<usize>) {
    let mut about = None;
    (explain(trace, version, token, context, &mut about), about)
}

fn explain(
    trace: &ConditionTrace<'_, '_>,
    version: Version,
    token: &Token,
    context: &Context,
    about: &mut Option<usize>,
) -> Cause {
    let condition = trace.condition;
    let key = &*condition.key.text;
    let found = context.lookup(key);
    let values = found.values().unwrap_or_default();
    let operator_name = &*condition.operator_name.text;
    let first = values.first().map_or("", |value| &**value);
    let Some(operator) = condition.operator else {
        return unlike::cause(trace, context);
    };
    if trace.reason == Reason::NeedsSetOperator {
        let message = Message::new(
            format!("`{}` holds a list, which `{operator_name}` alone does not test", short_name(key)),
            "AWS requires a set operator for keys with several values.",
            format!("write `ForAnyValue:{operator_name}`"),
        );
        return (&multivalued_without_set_operator::KIND, message);
    }
    if trace.reason == Reason::Presence {
        return presence(trace);
    }
    if operator.negated {
        let first = ruled_out(condition, operator, values.iter().map(|value| &**value)).unwrap_or(first);
        let message = Message::new(
            format!("The policy rules out `{first}`"),
            format!("Under `{operator_name}` no listed value may match, and one does."),
            "remove the value from the list if this token is to be let in",
        );
        return (&value_ruled_out::KIND, message);
    }
    if let [value] = &*condition.values
        && let Some(placeholder) = placeholder::needed(&value.text, first)
    {
        return placeholder::cause(placeholder, &format!("The token has `{first}`."));
    }
    if version == Version::V2008
        && operator.takes_variables()
        && let Some(variable) = condition.value_texts().find(|text| text.contains("${"))
    {
        let message = Message::new(
            format!("`{variable}` is literal text, because the policy is of 2008"),
            "Policy variables need version 2012-10-17; a policy without `Version` is of 2008.",
            "add `\"Version\": \"2012-10-17\"`",
        );
        return (&variable_needs_2012::KIND, message);
    }
    if let [value] = &*condition.values
        && let Some(template) = &value.template
        && template.expand(context) == Expansion::Null
    {
        let variable = template.keys().next().unwrap_or_default();
        let message = Message::new(
            format!("The variable `${{{variable}}}` has no value in this request"),
            "A variable without a value is equal to nothing and like nothing.",
            format!("name a key that the request has, or give a default: `${{{variable}, 'default'}}`"),
        );
        return (&variable_unresolved::KIND, message);
    }
    let candidates = candidates(trace, values);
    let Some(nearest) = closest(trace, candidates.iter().copied()) else {
        return unlike::cause(trace, context);
    };
    let mismatch = |nearest: Nearest| Mismatch {
        operator,
        operator_name,
        name: name_of(key, context),
        expected: condition.values.get(nearest.expected_index).map_or("", |value| &*value.text),
        actual: values.get(nearest.actual_index).map_or(first, |value| &**value),
        parts: (nearest.expected, nearest.actual),
        choices: condition.values.len(),
        token,
        context,
    };
    *about = Some(nearest.expected_index);
    let it = mismatch(nearest);
    if let Some(placeholder) = placeholder::needed(it.expected, it.actual) {
        return placeholder::cause(placeholder, &format!("The token has `{}`.", it.actual));
    }
    // A value that is right but for its form is closer than any other.
    if condition.values.len() > 1
        && let Some((near, cause)) =
            candidates.iter().find_map(|&near| Some((near, form::cause(&mismatch(near))?)))
    {
        *about = Some(near.expected_index);
        return cause;
    }
    it.explain()
}

/// Why a test of the key's presence fails.
fn presence(trace: &ConditionTrace<'_, '_>) -> Cause {
    let condition = trace.condition;
    if condition.value_texts().any(|text| text.eq_ignore_ascii_case("true")) {
        let key = short_name(&condition.key.text);
        let message = Message::new(
            format!("The policy wants a request without `{key}`, and this one has it"),
            "`Null` with `true` asks for a key that is not there.",
            "write `\"false\"`, or remove the test",
        );
        return (&key_must_be_absent::KIND, message);
    }
    let title = condition.value_texts().next().map_or_else(
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
    (&value_mismatch::KIND, message)
}

/// The request's value that one of the listed values matches.
fn ruled_out<'v>(
    condition: &Condition<'_>,
    operator: Operator,
    mut values: impl Iterator<Item = &'v str>,
) -> Option<&'v str> {
    let listed = |value: &str| match operator.test {
        Test::StringLike => {
            condition.value_texts().any(|pattern| matches(pattern.chars().map(Unit::aws), value))
        }
        _ => condition.value_texts().any(|text| text == value),
    };
    values.find(|value| listed(value))
}

/// The key's name after the token's own provider; the whole key of any other.
fn name_of<'k>(key: &'k str, context: &Context) -> &'k str {
    let own = &*context.provider.url;
    key.get(..own.len())
        .filter(|prefix| prefix.eq_ignore_ascii_case(own))
        .and_then(|_| key.get(own.len()..)?.strip_prefix(':'))
        .unwrap_or(key)
}

/// What people call a key: the name after its provider.
pub(crate) fn short_name(key: &str) -> &str {
    if key.starts_with("aws:") || key.starts_with("sts:") {
        return key;
    }
    key.rsplit_once(':').map_or(key, |(_, name)| name)
}

impl<'a> Mismatch<'a> {
    fn fits(&self, expected: &str, actual: &str) -> bool {
        if self.operator.test == Test::StringLike {
            matches(expected.chars().map(Unit::aws), actual)
        } else {
            expected == actual
        }
    }

    fn short_name(&self) -> &'a str {
        short_name(self.name)
    }

    fn subjects(&self) -> Subjects<'a> {
        let issuer = self.context.provider.issuer.map_or("", |issuer| issuer.id);
        Subjects { issuer, expected: self.expected, actual: self.actual }
    }

    fn explain(&self) -> Cause {
        if let Some(cause) = form::cause(self) {
            return cause;
        }
        let special = match self.name {
            "aud" => return self.swapped(|claim| claim == "sub").unwrap_or_else(|| audience::cause(self)),
            "sub" => self
                .swapped(|claim| claim == "aud")
                .or_else(|| subject::cause(&self.subjects()))
                .or_else(|| self.swapped(|_| true)),
            "environment" if self.is_github() => Some(github::environments(self.actual, self.expected)),
            "ref" if self.is_github() => Some(github::refs(self.actual, self.expected)),
            "amr" => Some(self.amr()),
            _ => self.swapped(|_| true),
        };
        special.or_else(|| form::partial(self)).unwrap_or_else(|| self.general())
    }

    fn is_github(&self) -> bool {
        self.context.provider.issuer.is_some_and(|issuer| issuer.id == "github-actions")
    }

    /// The value of one claim, written under the key of another.
    fn swapped(&self, may_be: fn(&str) -> bool) -> Option<Cause> {
        let literal = self.expected.trim_matches(['*', '?']);
        let other = self.token.claims.members().iter().find(|member| {
            let value = member.node.value.as_str().unwrap_or_default();
            *member.key != *self.name
                && may_be(&member.key)
                && !literal.is_empty()
                && self.fits(self.expected, value)
        })?;
        let message = Message::new(
            format!(
                "`{}` is the token's `{}`, but the policy looks for it in `{}`",
                self.expected, other.key, self.name
            ),
            "Each key is compared with its own claim.",
            format!("test it under `{}:{}`", self.context.provider.url, other.key),
        );
        Some((&key_values_swapped::KIND, message))
    }

    /// How somebody signed in to Cognito, or elsewhere.
    fn amr(&self) -> Cause {
        let issuer = self.context.provider.issuer.map_or("", |issuer| issuer.id);
        let (actual, expected) = (self.actual, self.expected);
        let title = match (actual, expected) {
            _ if issuer != "cognito" => return self.general(),
            ("unauthenticated", _) => format!("The user is a guest, the policy wants `{expected}`"),
            ("authenticated", "unauthenticated") => {
                "The user is signed in, the policy lets in guests only".to_owned()
            }
            _ if self.operator.set == Some(Set::ForAllValues) => {
                format!("The user signed in by `{actual}`, which the policy does not list")
            }
            _ => format!("The user's `amr` has no `{expected}`"),
        };
        let message = Message::new(
            title,
            "Cognito puts `unauthenticated` there, or `authenticated` with the name of the provider by which the \
             user signed in.",
            "use the identity pool's role for such users, or list the value",
        );
        (&cognito_amr_mismatch::KIND, message)
    }

    fn general(&self) -> Cause {
        let (wanted, own) = self.differing();
        let name = self.short_name();
        let whose = if is_aws_key(self.name) { "request" } else { "token" };
        let entire = own == self.actual && wanted == self.expected;
        let title = match self.choices {
            1 if entire => format!("The {whose}'s `{name}` is `{own}`, the policy expects `{wanted}`"),
            1 if !wanted.is_empty() && !own.is_empty() => {
                format!("The {whose}'s `{name}` has `{own}` where the policy expects `{wanted}`")
            }
            1 => {
                format!("The {whose}'s `{name}` is `{}`, the policy expects `{}`", self.actual, self.expected)
            }
            choices => {
                format!(
                    "The {whose}'s `{name}` is `{}`, which none of the {choices} values matches",
                    self.actual
                )
            }
        };
        let is_like = self.operator.test == Test::StringLike;
        let detail = if is_like && self.expected.contains(['[', '(', '\\', '^', '+']) {
            "`StringLike` knows `*` and `?` only, and no regular expressions.".to_owned()
        } else if is_like && self.expected.contains('?') {
            "A `?` stands for exactly one character, a `*` for any number.".to_owned()
        } else if self.choices > 1 {
            format!("The closest of them is `{}`.", self.expected)
        } else if entire {
            String::new()
        } else {
            format!("It is `{}`, the policy lets in `{}`.", self.actual, self.expected)
        };
        let help = if whose == "request" {
            "change the value in the policy, or send a request that fits it"
        } else {
            "change the value in the policy, or what the token says"
        };
        (&value_mismatch::KIND, Message::new(title, detail, help))
    }

    /// The words of the policy and of the token in which they leave each other, to the next sign that
    /// divides either.
    fn differing(&self) -> (&'a str, &'a str) {
        (word_at(self.expected, self.parts.0), word_at(self.actual, self.parts.1))
    }
}
