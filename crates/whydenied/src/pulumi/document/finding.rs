//! What Pulumi Cloud objects to in authorization policies, and what else is unusual about them.

pub(crate) mod duplicate_key;
pub(crate) mod foreign_target;
pub(crate) mod invalid_field;
pub(crate) mod missing_field;
pub(crate) mod no_policies;
pub(crate) mod not_a_policy_shape;
pub(crate) mod not_strict_json;
pub(crate) mod other_spelling;
pub(crate) mod pattern_not_string;
pub(crate) mod prefixed_target;
pub(crate) mod too_many_policies;
pub(crate) mod unknown_field;
pub(crate) mod unknown_permission;
pub(crate) mod wildcard_in_target;

use crate::finding::kind::{Cause, Message};
use crate::outcome::Confidence;
use crate::pulumi::grammar::MAX_POLICIES;
use crate::pulumi::policy::{Problem, ProblemKind, TokenType};
use crate::report::{Finding, Severity};
use crate::span::Lines;

crate::finding::entry::entries![
    foreign_target,
    invalid_field,
    missing_field,
    no_policies,
    not_a_policy_shape,
    other_spelling,
    pattern_not_string,
    prefixed_target,
    too_many_policies,
    unknown_field,
    unknown_permission,
    wildcard_in_target,
];

/// The finding for a problem of the document.
pub(crate) fn finding(problem: &Problem, lines: &Lines) -> Finding {
    let (rule, message) = describe(&problem.kind);
    rule.in_policy(lines, problem.span, message)
}

/// How surely Pulumi Cloud objects to the problem.
pub(crate) fn sure_of(problem: &Problem) -> Confidence {
    describe(&problem.kind).0.confidence
}

impl ProblemKind {
    /// Whether Pulumi Cloud refuses to save policies with it: documented of an empty list, and
    /// otherwise inferred from what its API describes.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        let rule = describe(self).0;
        rule.severity == Severity::Error && !matches!(self, Self::DuplicateKey(_))
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one arm a kind")]
fn describe(kind: &ProblemKind) -> Cause {
    match kind {
        ProblemKind::Comment => (
            &not_strict_json::KIND,
            skipped("There is a comment, which JSON does not have", "remove it before you send it"),
        ),
        ProblemKind::TrailingComma => (
            &not_strict_json::KIND,
            skipped("There is a comma too many before a closing bracket", "remove it before you send it"),
        ),
        ProblemKind::ByteOrderMark => (
            &not_strict_json::KIND,
            skipped("The text starts with a byte order mark", "save the file as UTF-8 without it"),
        ),
        ProblemKind::DuplicateKey(key) => (
            &duplicate_key::KIND,
            Message::new(
                format!("`{key}` stands here twice, so this one has no effect"),
                "JSON tools keep the last one silently and drop the other with all it tests; YAML tools refuse the \
                 document.",
                format!("keep one `{key}`; a rule has one pattern, and two of them need two policies"),
            ),
        ),
        ProblemKind::NoPolicies => (
            &no_policies::KIND,
            Message::new(
                "There is no policy, and Pulumi Cloud refuses an empty list",
                "It answers 400: policy definition can not be empty. An issuer without a policy that allows denies \
                 every exchange.",
                "add a policy with `\"decision\": \"allow\"`",
            ),
        ),
        ProblemKind::TooManyPolicies(count) => (
            &too_many_policies::KIND,
            Message::new(
                format!("There are {count} policies, an issuer may have {MAX_POLICIES}"),
                "Pulumi Cloud does not take more.",
                "merge policies that differ in one value only, with `*` where the value varies",
            ),
        ),
        ProblemKind::PolicyNotObject(found) => invalid(
            format!("A policy is an object, this is {found}"),
            "write `{ \"decision\": …, \"tokenType\": …, \"rules\": { … } }`".to_owned(),
        ),
        ProblemKind::PreviewShape => (
            &not_a_policy_shape::KIND,
            Message::new(
                "This is no policy: it has `permission` and no `rules`",
                "An example of the provider's preview has this shape, which the API does not describe: a policy \
                 allows or denies by the claims that its `rules` test.",
                "write `decision`, `tokenType`, the target, and `rules` such as `{ \"sub\": \"repo:acme/web:*\" }`",
            ),
        ),
        ProblemKind::MissingDecision => missing("decision", "write `\"decision\": \"allow\"`"),
        ProblemKind::MissingTokenType => missing(
            "tokenType",
            "write `\"tokenType\"` with `\"organization\"`, `\"team\"`, `\"personal\"` or `\"runner\"`",
        ),
        ProblemKind::MissingRules => missing(
            "rules",
            "write the claims to test, such as `\"rules\": { \"aud\": \"urn:pulumi:org:ORG\", \"sub\": \"…\" }`",
        ),
        ProblemKind::UnknownDecision(written) => {
            invalid(format!("`{written}` is no decision"), "write `allow` or `deny`".to_owned())
        }
        ProblemKind::UnknownTokenType(written) => invalid(
            format!("`{written}` is no token type"),
            "write `organization`, `team`, `personal` or `runner`".to_owned(),
        ),
        ProblemKind::OtherSpelling { written, meant } => (
            &other_spelling::KIND,
            Message::new(
                format!("The API spells `{written}` as `{meant}`"),
                "It was read as that. The console shows names of its own.",
                format!("write `{meant}` where the API or a program takes the policy"),
            ),
        ),
        ProblemKind::MissingTarget(token_type) => {
            let field = token_type.target_field().unwrap_or_default();
            (
                &missing_field::KIND,
                Message::new(
                    format!("A policy for {} tokens needs `{field}`", token_type.name()),
                    "Without it the policy is about no token that could be asked for.",
                    format!("add `\"{field}\"`"),
                ),
            )
        }
        ProblemKind::ForeignTarget { field, token_type } => (
            &foreign_target::KIND,
            Message::new(
                format!("`{field}` has no meaning for {} tokens", token_type.name()),
                "What a policy is about follows from its `tokenType`.",
                match token_type_of(field) {
                    Some(other) => format!("remove it, or write `\"tokenType\": \"{}\"`", other.name()),
                    None => "remove it; custom roles are for organization tokens".to_owned(),
                },
            ),
        ),
        ProblemKind::PrefixedTarget(written) => {
            let bare = written.split_once(':').map_or("", |(_, bare)| bare);
            (
                &prefixed_target::KIND,
                Message::new(
                    format!("`{written}` was read as `{bare}`"),
                    "The console and the scope of a request have the prefix, the field of a policy has the bare name.",
                    format!("write `{bare}`"),
                ),
            )
        }
        ProblemKind::WildcardInTarget(field) => (
            &wildcard_in_target::KIND,
            Message::new(
                format!("Wildcards in `{field}` are not documented"),
                "They are for team names and for the values of rules. Here the name is compared as it is.",
                "write one policy for each name",
            ),
        ),
        ProblemKind::UnknownPermission(written) => (
            &unknown_permission::KIND,
            Message::new(
                format!("`{written}` is no permission that Pulumi documents"),
                "There are `admin` and `standard`; only `admin` has an effect, on organization tokens.",
                "write `\"authorizedPermissions\": [\"admin\"]`, or leave it out",
            ),
        ),
        ProblemKind::PermissionsOfOtherType(token_type) => (
            &unknown_permission::KIND,
            Message::new(
                format!("`admin` has no effect on {} tokens", token_type.name()),
                "Only organization tokens can have admin permissions.",
                "remove it, or write `\"tokenType\": \"organization\"`",
            ),
        ),
        ProblemKind::RulesNotObject(found) => (
            &invalid_field::KIND,
            Message::new(
                format!("`rules` is an object, this is {found}"),
                "Each of its keys is the path of a claim, each value the pattern that it must match.",
                "write `\"rules\": { \"sub\": \"repo:acme/web:*\" }`",
            ),
        ),
        ProblemKind::PatternNotString(found) => (
            &pattern_not_string::KIND,
            Message::new(
                format!("The value of a rule is a text, this is {found}"),
                "The provider takes texts only; what Pulumi Cloud makes of other values is not published. Here a \
                 number or a boolean is compared by its text, and nothing else matches.",
                "put it into quotes; for several values write several policies",
            ),
        ),
        ProblemKind::InvalidField { field, found } => {
            let meant = match *field {
                "policies" | "authorizedPermissions" => "a list",
                _ => "a text",
            };
            invalid(format!("`{field}` is {meant}, this is {found}"), format!("write {meant}"))
        }
        ProblemKind::UnknownField { name, meant } => (
            &unknown_field::KIND,
            match meant {
                Some(meant) => Message::new(
                    format!("The API spells `{name}` as `{meant}`"),
                    "It was read as that; whether Pulumi Cloud does so too is not published.",
                    format!("write `{meant}`"),
                ),
                None => Message::new(
                    format!("A policy has no field `{name}`"),
                    "It was skipped.",
                    "remove it; a claim to test belongs under `rules`",
                ),
            },
        ),
    }
}

/// The type of token whose target that field holds.
fn token_type_of(field: &str) -> Option<TokenType> {
    let types = [TokenType::Team, TokenType::Personal, TokenType::Runner];
    types.into_iter().find(|token_type| token_type.target_field() == Some(field))
}

fn skipped(title: &'static str, help: &'static str) -> Message {
    Message::new(title, "It was skipped.", help)
}

fn missing(field: &str, help: &'static str) -> Cause {
    let message = Message::new(
        format!("This policy has no `{field}`"),
        format!("The API demands `{field}` of every policy."),
        help,
    );
    (&missing_field::KIND, message)
}

fn invalid(title: String, help: String) -> Cause {
    (&invalid_field::KIND, Message::new(title, "The API describes no such value.", help))
}
