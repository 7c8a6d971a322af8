//! Why a value of the request does not match what a policy expects.

use super::rule::{GITHUB, KEYS, OPERATORS, Rule, SETS, Said, VARIABLES, say};
use super::subject::{self, Subjects};
use crate::Token;
use crate::aws::context::Context;
use crate::aws::evaluate::{ConditionTrace, Reason};
use crate::aws::operator::{Operator, Test};
use crate::aws::policy::{ConditionValue, Version};
use crate::outcome::Confidence;
use crate::pattern::{Divergence, Unit, diverge, matches};
use crate::report::Nearest;

pub(super) static NEEDS_SET: Rule =
    Rule::cause("multivalued-without-set-operator", SETS).but(Confidence::Unconfirmed);
pub(super) static UNRESOLVED: Rule = Rule::cause("variable-unresolved", VARIABLES);
pub(super) static NEEDS_2012: Rule = Rule::cause("variable-needs-2012", VARIABLES);
pub(super) static PLACEHOLDER: Rule = Rule::cause("unreplaced-placeholder", OPERATORS);
pub(super) static LETTER_CASE: Rule = Rule::cause("value-case-mismatch", OPERATORS);
pub(super) static WILDCARD: Rule = Rule::cause("wildcard-in-string-equals", OPERATORS);
pub(super) static STRAY: Rule = Rule::cause("stray-character", OPERATORS);
pub(super) static SLASH: Rule = Rule::cause("trailing-slash-mismatch", OPERATORS);
pub(super) static IS_AZP: Rule = Rule::cause("audience-is-azp", KEYS);
pub(super) static AUDIENCE: Rule = Rule::cause("audience-mismatch", KEYS);
pub(super) static GITHUB_AUDIENCE: Rule = AUDIENCE.citing(GITHUB);
pub(super) static SWAPPED: Rule = Rule::cause("key-values-swapped", KEYS);
pub(super) static RULED_OUT: Rule = Rule::cause("value-ruled-out", OPERATORS);
pub(super) static MISMATCH: Rule = Rule::cause("value-mismatch", OPERATORS);

/// A failed comparison, as far as words need it.
pub(super) struct Mismatch<'a> {
    pub(super) operator: Operator,
    /// The key's name after the provider, such as `sub`; the whole key for any other.
    pub(super) name: &'a str,
    /// The expected value that comes closest.
    pub(super) expected: &'a str,
    pub(super) actual: &'a str,
    pub(super) token: &'a Token,
    pub(super) context: &'a Context,
}

/// The expected value that comes closest to a request value, and where the two part.
pub(crate) fn nearest(
    trace: &ConditionTrace<'_, '_>,
    actual: &[std::borrow::Cow<'static, str>],
) -> Option<Nearest> {
    let operator = trace.condition.operator.filter(|operator| !operator.negated)?;
    let candidates = actual.iter().enumerate().flat_map(|(actual_index, actual)| {
        trace.condition.values.iter().enumerate().filter_map(move |(expected_index, expected)| {
            let parts = parting(operator.test, expected, actual)?;
            let agreed = parts.pattern.0 + (expected.text.len() - parts.pattern.1);
            let nearest =
                Nearest { expected_index, actual_index, expected: parts.pattern, actual: parts.text };
            Some((agreed, nearest))
        })
    });
    // Of equally close ones the first.
    candidates
        .fold(None, |best: Option<(usize, Nearest)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, nearest)| nearest)
}

/// Where the two part; `None` for tests that do not compare texts, and with policy variables.
fn parting(test: Test, expected: &ConditionValue<'_>, actual: &str) -> Option<Divergence> {
    if expected.template.is_some() {
        return None;
    }
    match test {
        Test::StringLike => diverge(&expected.text, Unit::aws, actual),
        Test::StringEquals | Test::StringEqualsIgnoreCase => diverge(&expected.text, Unit::Char, actual),
        _ => None,
    }
}

/// The cause of a denial in which the comparison itself failed.
pub(super) fn cause(
    trace: &ConditionTrace<'_, '_>,
    version: Version,
    token: &Token,
    context: &Context,
) -> (&'static Rule, Said) {
    let condition = trace.condition;
    let key = &*condition.key.text;
    let found = context.lookup(key);
    let actual = found.values().unwrap_or_default();
    let operator_name = &*condition.operator_name.text;
    if trace.reason == Reason::NeedsSetOperator {
        let said = say(
            format!("`{key}` holds a list, which `{operator_name}` alone does not test"),
            "AWS requires a set operator for keys with several values.",
            format!("write `ForAnyValue:{operator_name}`"),
        );
        return (&NEEDS_SET, said);
    }
    let first = actual.first().map_or("", |value| &**value);
    let Some(operator) = condition.operator else {
        return mismatch(first, "", key);
    };
    if operator.negated {
        let said = say(
            format!("The policy rules out `{first}`"),
            format!("Under `{operator_name}` no listed value may match, and one does."),
            "remove the value from the list if this token is to be let in",
        );
        return (&RULED_OUT, said);
    }
    if let Some(value) = condition.values.iter().find(|value| value.text.contains("${")) {
        if version == Version::V2008 && operator.takes_variables() {
            let said = say(
                format!("`{}` is literal text, because the policy is of 2008", value.text),
                "Policy variables need version 2012-10-17; a policy without `Version` is of 2008.",
                "add `\"Version\": \"2012-10-17\"`",
            );
            return (&NEEDS_2012, said);
        }
        if condition.values.iter().all(|value| value.template.is_some()) {
            let said = say(
                format!("`{}` stands for something else here than `{first}`", value.text),
                "A variable without a value is equal to nothing and like nothing.",
                "check that the request has the key, or give a default: `${key, 'default'}`",
            );
            return (&UNRESOLVED, said);
        }
    }
    let nearest = nearest(trace, actual);
    let expected = nearest.and_then(|nearest| condition.values.get(nearest.expected_index));
    let actual = nearest.and_then(|nearest| actual.get(nearest.actual_index)).map_or(first, |value| &**value);
    let Some(expected) = expected else {
        let expected = condition.value_texts().next().unwrap_or_default();
        return mismatch(actual, expected, key);
    };
    let own = context.provider.url.len();
    let name = key
        .get(..own)
        .filter(|prefix| prefix.eq_ignore_ascii_case(&context.provider.url))
        .and_then(|_| key.get(own..)?.strip_prefix(':'))
        .unwrap_or(key);
    explain(&Mismatch { operator, name, expected: &expected.text, actual, token, context })
}

fn explain(it: &Mismatch<'_>) -> (&'static Rule, Said) {
    let (expected, actual) = (it.expected, it.actual);
    if let Some(placeholder) = placeholder(expected) {
        let said = say(
            format!("The placeholder `{placeholder}` was never replaced"),
            format!("The token has `{actual}`."),
            "write the real value in its place",
        );
        return (&PLACEHOLDER, said);
    }
    let lower = |text: &str| text.to_lowercase();
    if it.operator.test != Test::StringEqualsIgnoreCase && fits(it, &lower(expected), &lower(actual)) {
        let said = say(
            format!("`{actual}` differs from the policy in letter case only"),
            format!("`{}` tells capitals from small letters.", operator_name(it.operator)),
            "write the value as the token has it",
        );
        return (&LETTER_CASE, said);
    }
    if it.operator.test == Test::StringEquals
        && expected.contains(['*', '?'])
        && matches(expected.chars().map(Unit::aws), actual)
    {
        let said = say(
            format!("`{expected}` is compared letter by letter, wildcards included"),
            "Under `StringEquals` a `*` is a plain star; wildcards need `StringLike`.",
            "use `StringLike` for this value",
        );
        return (&WILDCARD, said);
    }
    if fits(it, &without_strays(expected), actual) {
        let said = say(
            "The policy's value has a white space or an invisible character in it",
            "It looks the same and is not.",
            format!("write `{actual}` anew"),
        );
        return (&STRAY, said);
    }
    if expected.trim_end_matches('/') == actual.trim_end_matches('/') {
        let said = say(
            format!("`{actual}` and the policy's value differ by a slash at the end"),
            "The comparison is letter by letter.",
            "write the value as the token has it",
        );
        return (&SLASH, said);
    }
    match it.name {
        "aud" => audience(it),
        "sub" => subject::cause(&subjects(it))
            .or_else(|| swapped(it, "aud"))
            .unwrap_or_else(|| mismatch(actual, expected, "sub")),
        name => mismatch(actual, expected, name),
    }
}

fn subjects<'a>(it: &Mismatch<'a>) -> Subjects<'a> {
    let issuer = it.context.provider.issuer.map_or("", |issuer| issuer.id);
    Subjects { issuer, expected: it.expected, actual: it.actual }
}

fn fits(it: &Mismatch<'_>, expected: &str, actual: &str) -> bool {
    if it.operator.test == Test::StringLike {
        matches(expected.chars().map(Unit::aws), actual)
    } else {
        expected == actual
    }
}

fn operator_name(operator: Operator) -> &'static str {
    if operator.test == Test::StringLike { "StringLike" } else { "StringEquals" }
}

/// A text such as `<ORG>`, `YOUR_ORG` or `${}` that a template left behind.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    let between = |open: &str, close: &str| {
        let start = text.find(open)?;
        let end = start + text.get(start..)?.find(close)? + close.len();
        text.get(start..end)
    };
    between("<", ">")
        .filter(|placeholder| *placeholder != "<yaml>")
        .or_else(|| between("{{", "}}"))
        .or_else(|| between("${", "}"))
        .or_else(|| {
            let word = |word: &&str| {
                let upper = word.to_ascii_uppercase();
                ["YOUR_", "YOUR-", "EXAMPLE_", "REPLACE_", "CHANGE_"]
                    .iter()
                    .any(|start| upper.starts_with(start))
            };
            text.split([':', '/', '.', '*']).find(word)
        })
}

/// Without white space and characters that are not seen.
fn without_strays(text: &str) -> String {
    text.chars()
        .filter(|letter| {
            !letter.is_whitespace()
                && !letter.is_control()
                && !matches!(
                    letter,
                    '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '“' | '”' | '‘' | '’'
                )
        })
        .collect()
}

fn audience(it: &Mismatch<'_>) -> (&'static Rule, Said) {
    let (expected, actual) = (it.expected, it.actual);
    let aud = it.token.claim_text("aud").unwrap_or_default();
    if it.token.claim("azp").is_some() && fits(it, expected, aud) {
        let said = say(
            format!("`:aud` is the token's `azp` here, `{actual}`"),
            "Where a token has `azp`, AWS takes that for the audience; the `aud` claim is under `:oaud`.",
            format!("test `{}:oaud`, or expect `{actual}`", it.context.provider.url),
        );
        return (&IS_AZP, said);
    }
    if let Some(said) = swapped(it, "sub") {
        return said;
    }
    let title = format!("The token is meant for `{actual}`, the policy wants `{expected}`");
    let issuer = it.context.provider.issuer.map_or("", |issuer| issuer.id);
    if issuer == "github-actions" && actual.starts_with("https://github.com/") {
        let said = say(
            title,
            "A job that asks for no audience gets its owner's address.",
            "request the token for `sts.amazonaws.com`, as aws-actions/configure-aws-credentials does",
        );
        return (&GITHUB_AUDIENCE, said);
    }
    if let Some(cause) = subject::pulumi_audience(&subjects(it)) {
        return cause;
    }
    let help = format!("request the token for the audience `{expected}`, or expect `{actual}`");
    (&AUDIENCE, say(title, "The audience is compared letter by letter.", help))
}

/// The value of one claim, written under the key of another.
fn swapped(it: &Mismatch<'_>, other: &str) -> Option<(&'static Rule, Said)> {
    let value = it.token.claim_text(other).filter(|value| fits(it, it.expected, value))?;
    let said = say(
        format!("`{value}` is the token's `{other}`, but the policy tests it as `{}`", it.name),
        "Each key is compared with its own claim.",
        format!("test it under `{}:{other}`", it.context.provider.url),
    );
    Some((&SWAPPED, said))
}

fn mismatch(actual: &str, expected: &str, name: &str) -> (&'static Rule, Said) {
    let name = name.rsplit_once(':').map_or(name, |(_, name)| name);
    let said = say(
        format!("The policy expects another `{name}` than `{actual}`"),
        format!("The closest it lets in is `{expected}`."),
        "change the value in the policy, or what the token says",
    );
    (&MISMATCH, said)
}
