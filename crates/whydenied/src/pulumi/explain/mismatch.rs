//! Why a rule does not match: the pattern and the claim side by side.

pub(crate) mod audience_rule_mismatch;
pub(crate) mod key_values_swapped;
pub(crate) mod kubernetes_namespace_mismatch;
pub(crate) mod kubernetes_pod_mismatch;
pub(crate) mod kubernetes_service_account_mismatch;
pub(crate) mod partial_value;
pub(crate) mod pattern_is_no_regex;
pub(crate) mod rule_mismatch;
pub(crate) mod stray_character;
pub(crate) mod subject_part_mismatch;
pub(crate) mod trailing_slash_mismatch;
pub(crate) mod unreplaced_placeholder;
pub(crate) mod value_case_mismatch;

use crate::Token;
use crate::finding::kind::{Cause, Message};
use crate::issuer::{self, Issuer};
use crate::json::{Node, Value};
use crate::letters::lower;
use crate::near_miss::subject::{Subjects, github};
use crate::near_miss::{form, placeholder, subject, word};
use crate::pattern::{Unit, diverge};
use crate::pulumi::compare::{Reason, RuleTrace, fits};
use crate::pulumi::document::Syntax;
use crate::pulumi::explain::claim;
use crate::pulumi::path::{KeyPath, quoted};
use crate::report::Nearest;
use crate::span::Span;

crate::finding::entry::entries![
    audience_rule_mismatch,
    kubernetes_pod_mismatch,
    pattern_is_no_regex,
    rule_mismatch,
];

/// The text of the claim that comes closest to the pattern and where the two part; with the number
/// of bytes of the pattern that agree.
pub(crate) fn nearest(trace: &RuleTrace<'_, '_>) -> Option<(Nearest, usize)> {
    let pattern = &*trace.rule.pattern.as_ref()?.text;
    let parted = trace.actual.iter().enumerate().filter_map(|(actual_index, actual)| {
        let parts = diverge(pattern, Unit::pulumi, actual)?;
        let agreed = parts.pattern.0 + (pattern.len() - parts.pattern.1);
        let nearest =
            Nearest { expected_index: 0, actual_index, expected: parts.pattern, actual: parts.text };
        Some((nearest, agreed))
    });
    // Of equally close ones the first.
    parted.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Why the rule does not match, and the place to look at.
pub(crate) fn cause(trace: &RuleTrace<'_, '_>, token: &Token, syntax: Syntax) -> (Cause, Span) {
    let rule = trace.rule;
    let path = &*rule.path.text;
    match trace.reason {
        Reason::InvalidPath(error) => (claim::invalid(path, error, token, syntax), rule.path.span),
        Reason::Missing(depth) => (claim::missing(path, depth, token, syntax), rule.path.span),
        Reason::Null | Reason::Object => (claim::not_comparable(path, token, syntax), rule.path.span),
        Reason::Element if trace.actual.is_empty() => {
            (claim::not_comparable(path, token, syntax), rule.path.span)
        }
        Reason::Compared | Reason::Element | Reason::NoPattern | Reason::Open => {
            let pattern = rule.pattern.as_ref();
            let index = nearest(trace).map_or(0, |(nearest, _)| nearest.actual_index);
            let mismatch = Mismatch {
                path,
                expected: pattern.map_or("", |pattern| &*pattern.text),
                actual: trace.actual.get(index).map_or("", |actual| &**actual),
                token,
                issuer: token.claim_text("iss").and_then(issuer::recognise),
            };
            (mismatch.explain(), pattern.map_or(rule.span, |pattern| pattern.span))
        }
    }
}

/// A rule whose claim has a text that does not match.
struct Mismatch<'a> {
    path: &'a str,
    expected: &'a str,
    actual: &'a str,
    token: &'a Token,
    issuer: Option<&'static Issuer>,
}

impl Mismatch<'_> {
    fn explain(&self) -> Cause {
        self.form()
            .or_else(|| self.elsewhere())
            .or_else(|| self.of_issuer())
            .or_else(|| self.partial())
            .unwrap_or_else(|| self.general())
    }

    /// What is wrong with the way the pattern is written.
    fn form(&self) -> Option<Cause> {
        let (path, expected, actual) = (self.path, self.expected, self.actual);
        if let Some(found) =
            placeholder::needed(expected, actual).or_else(|| placeholder::of_pulumi(expected))
        {
            return Some((
                &unreplaced_placeholder::KIND,
                placeholder::cause(found, &format!("The token has `{actual}`.")).1,
            ));
        }
        if fits(&lower(expected), &lower(actual)) {
            let (wanted, own) = self.differing();
            let message = Message::new(
                format!("The token has `{own}`, the rule `{wanted}`: letter case counts"),
                "That patterns tell capitals from small letters is not written down, and most likely.",
                "write the pattern as the token has it",
            );
            return Some((&value_case_mismatch::KIND, message));
        }
        if let (without, Some(letter)) = form::without_strays(expected)
            && fits(&without, actual)
        {
            let message = Message::new(
                format!("The rule's pattern has {} in it", form::name(letter)),
                "It cannot be seen, or looks like another character, and it must be in the value as well.",
                format!("write `{actual}` anew"),
            );
            return Some((&stray_character::KIND, message));
        }
        if fits(expected.trim_end_matches('/'), actual.trim_end_matches('/')) {
            let message = Message::new(
                format!("The token's `{path}` and the rule's pattern differ by a slash at the end"),
                "A pattern must match the whole value.",
                format!("write `{actual}`, as the token has it"),
            );
            return Some((&trailing_slash_mismatch::KIND, message));
        }
        let looks_regular = expected.starts_with('^')
            || expected.ends_with('$')
            || [".+", "\\", "(", "[^", "]+", "]*"].iter().any(|piece| expected.contains(piece));
        looks_regular.then(|| {
            let message = Message::new(
                format!("`{expected}` is a regular expression, which patterns are not"),
                "Patterns know `*` for any characters, `?` for at most one and `.` for exactly one; the rest is \
                 plain text.",
                "write the pattern with these wildcards",
            );
            (&pattern_is_no_regex::KIND, message)
        })
    }

    /// Another claim that has what the rule wants.
    fn elsewhere(&self) -> Option<Cause> {
        let (name, value) = fitting_claim(&self.token.claims, self.expected)?;
        let message = Message::new(
            format!("The rule tests the token's `{name}` as `{}`", self.path),
            format!(
                "`{value}` is what `{name}` says; a rule is compared with the claim that its path names."
            ),
            format!("write `{name}` for `{}`", self.path),
        );
        Some((&key_values_swapped::KIND, message))
    }

    /// What the issuer's tokens are like.
    fn of_issuer(&self) -> Option<Cause> {
        let keys = KeyPath::read(self.path).map(|path| path.keys).unwrap_or_default();
        let names: Vec<_> = keys.iter().map(|key| &*key.name).collect();
        match names.as_slice() {
            ["aud"] => Some(self.audience()),
            ["sub"] => self.subject(),
            ["environment"] if self.is_github() => Some(github::environments(self.actual, self.expected)),
            ["ref"] if self.is_github() => Some(github::refs(self.actual, self.expected)),
            ["kubernetes.io", "namespace"] => Some(self.namespace()),
            ["kubernetes.io", "serviceaccount", "name"] => Some(self.service_account()),
            ["kubernetes.io", "pod", "name"] => Some(self.pod()),
            _ => None,
        }
    }

    /// The subject, by the grammar of its issuer.
    fn subject(&self) -> Option<Cause> {
        let issuer = self.issuer.map_or("", |issuer| issuer.id);
        // The grammars know AWS's wildcards, and so do the words about the phase of a run.
        let parting =
            |unit: fn(char) -> Unit| diverge(self.expected, unit, self.actual).map(|parts| parts.text);
        let alike = issuer != "hcp-terraform" && parting(Unit::aws) == parting(Unit::pulumi);
        let subjects = Subjects { issuer, expected: self.expected, actual: self.actual };
        let (rule, message) = alike.then(|| subject::cause(&subjects)).flatten()?;
        let cited = [
            &subject_part_mismatch::KIND,
            &kubernetes_namespace_mismatch::KIND,
            &kubernetes_service_account_mismatch::KIND,
        ]
        .into_iter()
        .find(|own| own.code == rule.code);
        Some((cited.unwrap_or(rule), message))
    }

    fn audience(&self) -> Cause {
        let (expected, actual) = (self.expected, self.actual);
        let own = "urn:pulumi:org:";
        let help = match (expected.strip_prefix(own), actual.strip_prefix(own)) {
            (Some(wanted), Some(found)) => {
                format!("request the token for `{own}{wanted}`, or expect that of `{found}`")
            }
            _ if self.is_kubernetes() => format!(
                "project a service account token for the audience `{expected}` into the pod, or expect `{actual}`"
            ),
            _ => format!("request the token for the audience `{expected}`, or expect `{actual}`"),
        };
        let message = Message::new(
            format!("The token is meant for `{actual}`, the rule wants `{expected}`"),
            "The rule tests the `aud` of the token itself; the `audience` of the exchange only names the \
             organization.",
            help,
        );
        (&audience_rule_mismatch::KIND, message)
    }

    fn is_github(&self) -> bool {
        self.issuer.is_some_and(|issuer| issuer.id == "github-actions")
    }

    fn is_kubernetes(&self) -> bool {
        self.token.claim("kubernetes.io").is_some()
    }

    fn namespace(&self) -> Cause {
        let message = Message::new(
            format!("The pod runs in namespace `{}`, the policy trusts `{}`", self.actual, self.expected),
            "The token of a pod names its namespace.",
            format!("run the pod in `{}`, or trust `{}`", self.expected, self.actual),
        );
        (&kubernetes_namespace_mismatch::KIND, message)
    }

    fn service_account(&self) -> Cause {
        let message = Message::new(
            format!("The pod uses service account `{}`, the policy trusts `{}`", self.actual, self.expected),
            if self.actual == "default" {
                "A pod without `serviceAccountName` uses `default`."
            } else {
                "The token of a pod names its service account."
            },
            format!("set `serviceAccountName: {}` in the pod, or trust `{}`", self.expected, self.actual),
        );
        (&kubernetes_service_account_mismatch::KIND, message)
    }

    fn pod(&self) -> Cause {
        let (expected, actual) = (self.expected, self.actual);
        let generated = actual.strip_prefix(expected).is_some_and(|rest| rest.starts_with('-'));
        let message = Message::new(
            format!("The pod is called `{actual}`, the policy trusts `{expected}`"),
            if generated {
                "A pod that a Deployment or a Job makes has an ending of its own each time."
            } else {
                "The token of a pod names the pod."
            },
            if generated {
                format!("trust the service account instead of the pod, or write `{expected}-*`")
            } else {
                format!("run the pod `{expected}`, or trust the service account instead of the pod")
            },
        );
        (&kubernetes_pod_mismatch::KIND, message)
    }

    /// The pattern has a part of the value, where all of it is compared.
    fn partial(&self) -> Option<Cause> {
        let (path, expected, actual) = (self.path, self.expected, self.actual);
        if expected.is_empty() {
            return None;
        }
        let (title, help) = if fits(&format!("{expected}*"), actual) {
            let parts = diverge(expected, Unit::pulumi, actual)?;
            let rest = actual.get(parts.text.0..).unwrap_or_default();
            (
                format!("The rule's pattern ends too early: the token's `{path}` goes on with `{rest}`"),
                "write the whole value, or end the pattern in `*`",
            )
        } else if fits(&format!("*{expected}*"), actual) {
            (
                format!("The rule's pattern `{expected}` is only a part of the token's `{path}`"),
                "write the value from its start to its end",
            )
        } else {
            return None;
        };
        let detail = format!("A pattern must match the whole value, which is `{actual}`.");
        Some((&partial_value::KIND, Message::new(title, detail, help)))
    }

    fn general(&self) -> Cause {
        let (path, expected, actual) = (self.path, self.expected, self.actual);
        let (wanted, own) = self.differing();
        let title = if wanted.is_empty() || own.is_empty() {
            format!("The token's `{path}` is `{actual}`, the rule wants `{expected}`")
        } else if wanted == expected && own == actual {
            format!("The token's `{path}` is `{own}`, the rule wants `{wanted}`")
        } else {
            format!("The token's `{path}` has `{own}` where the rule wants `{wanted}`")
        };
        let detail = format!("It is `{actual}`, and the pattern is `{expected}`. {}", self.meaning());
        (&rule_mismatch::KIND, Message::new(title, detail, "change the pattern, or what the token says"))
    }

    /// The words of the pattern and of the value in which they leave each other.
    fn differing(&self) -> (&str, &str) {
        match diverge(self.expected, Unit::pulumi, self.actual) {
            Some(parts) => {
                (word::word_at(self.expected, parts.pattern), word::word_at(self.actual, parts.text))
            }
            None => (self.expected, self.actual),
        }
    }

    /// What the claim says in tokens of this issuer.
    fn meaning(&self) -> String {
        let known = self.issuer.and_then(|issuer| issuer.claim_meaning(self.path));
        let known = known.or_else(|| issuer::registered_claim_meaning(self.path));
        known.map_or_else(String::new, |meaning| format!("`{}` is {meaning}.", self.path))
    }
}

/// A claim, named by its path, that a pattern fits.
pub(crate) fn fitting_claim<'c>(claims: &'c Node<'static>, pattern: &str) -> Option<(String, &'c str)> {
    // A pattern that fits anything says nothing.
    let telling = pattern.chars().filter(|&letter| matches!(Unit::pulumi(letter), Unit::Char(_)));
    if telling.count() < 4 {
        return None;
    }
    let inside = |prefix: &str, node: &'c Node<'static>| {
        node.members().iter().find_map(|member| {
            let value = member.node.value.as_str().filter(|value| fits(pattern, value))?;
            Some((format!("{prefix}{}", quoted(&member.key)), value))
        })
    };
    inside("", claims).or_else(|| {
        let members = claims.members().iter();
        members
            .filter(|member| matches!(member.node.value, Value::Object(_)))
            .find_map(|member| inside(&format!("{}.", quoted(&member.key)), &member.node))
    })
}
