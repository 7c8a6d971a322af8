//! Damaged texts: whatever is pasted, the engine answers, and points into the text.

use whydenied::pulumi::{self, Document, Exchange, TokenType};
use whydenied::report::{Input, Place, Report};
use whydenied::token::jwks::Jwks;
use whydenied::{Token, aws};

use crate::conditions::ConditionCase;
use crate::documents::DocumentCase;
use crate::error_lines::ErrorLineCase;
use crate::events::EventCase;
use crate::exchanges;
use crate::policies::PolicyCase;
use crate::signature::SignatureCase;
use crate::tally::Case;
use crate::tokens::TokenCase;
use crate::unreadable::UnreadableCase;

/// A small generator of numbers, the same ones on every run.
#[derive(Debug)]
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }
}

/// Pieces of text that JSON, JWTs and policies take for special, and some that nothing does.
const INSERTED: &[&str] = &[
    "\"", "\\", "{", "}", "[", "]", ",", ":", "*", "?", "${", "}", "/*", "//", "\n", "\u{0}", "é", "🦀",
    "\u{200b}", "\\u00", "\\ud800", "null", "1e999", "-", ".", "eyJ", "=", "\u{feff}", "“", "'", ": ",
    "\n- ", "&a ", "*a", "<<: ", "|\n", "\t", "\r\n", "%", "&", "$(", " -d ",
];

/// Reads and checks `rounds` damaged tokens and policies.
///
/// # Panics
/// The engine panics, or points outside of the text.
pub fn damaged(rounds: usize) {
    let tokens = tokens();
    let policies = policies();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds {
        let mut token = tokens[numbers.below(tokens.len())].clone();
        let mut policy = policies[numbers.below(policies.len())].clone();
        // Often one of the two stays whole, so that the checks behind it are reached.
        let which = numbers.below(3);
        for _ in 0..=numbers.below(3) {
            if which != 0 {
                damage(&mut token, &mut numbers);
            }
            if which != 1 {
                damage(&mut policy, &mut numbers);
            }
        }
        answer(&token, &policy);
    }
}

/// Reads `rounds` damaged key sets, and checks signatures with those that can be read.
///
/// # Panics
/// The engine panics, or points outside of the text.
pub fn damaged_keys(rounds: usize) {
    let cases: Vec<SignatureCase> = lines(include_str!("../cases/signature.jsonl")).collect();
    let unreadable = lines(include_str!("../cases/unreadable.jsonl"));
    let mut sets: Vec<_> = unreadable.filter(short).map(|case| case.pasted()).collect();
    // Those of a hundred keys say no more than the others.
    sets.extend(cases.iter().map(SignatureCase::key_set).filter(|set| set.len() < 10_000));
    let signed = |kind: &str| cases.iter().find(|case| case.id == kind).map(SignatureCase::token);
    let tokens: Vec<_> =
        ["tk-30-a", "tk-30-d", "tk-30-e", "tk-30-f"].into_iter().filter_map(signed).collect();
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for round in 0..rounds {
        let mut set = sets[numbers.below(sets.len())].clone();
        for _ in 0..=numbers.below(3) {
            damage(&mut set, &mut numbers);
        }
        match Jwks::read(&set) {
            Ok(jwks) => {
                let token = Token::read(&tokens[round % tokens.len()]);
                assert!(token.is_ok_and(|token| !format!("{:?}", token.check_signature(&jwks)).is_empty()));
            }
            Err(error) => lies_in(&set, error.span),
        }
    }
}

/// Judges `rounds` exchanges by damaged policies and claims.
///
/// # Panics
/// The engine panics, or points outside of the text.
pub fn damaged_exchanges(rounds: usize) {
    let (tokens, documents) = (exchanges::claims(), exchanges::documents());
    let mut numbers = Numbers(0x6a09_e667_f3bc_c908);
    for _ in 0..rounds {
        let mut token = tokens[numbers.below(tokens.len())].clone();
        let mut document = documents[numbers.below(documents.len())].clone();
        damage(&mut document, &mut numbers);
        if numbers.below(2) == 0 {
            damage(&mut token, &mut numbers);
        }
        let read_token = Token::read(&token);
        match (Document::read(&document, None), &read_token) {
            (Ok(read), Ok(read_token)) => {
                let exchange = Exchange {
                    token_type: [None, Some(TokenType::Organization), Some(TokenType::Personal)]
                        [numbers.below(3)],
                    user: Some("alice".to_owned()),
                    now: Some(1_795_132_800),
                    ..Exchange::default()
                };
                let report = pulumi::check(read_token, &read, &exchange);
                points_into(&token, &document, &report);
                assert!(serde_json::to_string(&report).is_ok());
                assert!(!report.to_markdown().is_empty());
            }
            (Err(error), _) => lies_in(&document, error.span),
            (_, Err(error)) => lies_in(&token, error.span),
        }
    }
}

pub(crate) fn lines<C: Case>(file: &str) -> impl Iterator<Item = C> {
    file.lines().filter_map(|line| serde_json::from_str(line).ok())
}

fn conditions() -> impl Iterator<Item = ConditionCase> {
    lines(include_str!("../cases/conditions.jsonl")).chain(lines(include_str!("../cases/rules.jsonl")))
}

fn short(case: &UnreadableCase) -> bool {
    case.repeat == 1
}

fn tokens() -> Vec<String> {
    let pasted = lines(include_str!("../cases/tokens.jsonl")).map(|case: TokenCase| case.pasted());
    let unreadable = lines(include_str!("../cases/unreadable.jsonl")).filter(short).map(|case| case.pasted());
    let events =
        lines(include_str!("../cases/events.jsonl")).map(|case: EventCase| case.json.get().to_owned());
    let errors = lines(include_str!("../cases/error_lines.jsonl")).map(|case: ErrorLineCase| case.text);
    conditions()
        .map(|case| case.token())
        .chain(pasted)
        .chain(unreadable)
        .chain(events)
        .chain(errors)
        .collect()
}

fn policies() -> Vec<String> {
    let whole =
        lines(include_str!("../cases/policies.jsonl")).map(|case: PolicyCase| case.policy.get().to_owned());
    let unreadable = lines(include_str!("../cases/unreadable.jsonl")).filter(short).map(|case| case.pasted());
    let documents =
        lines(include_str!("../cases/documents.jsonl")).map(|case: DocumentCase| case.pasted().to_owned());
    conditions().map(|case| case.policy()).chain(whole).chain(unreadable).chain(documents).collect()
}

/// Deletes, repeats, cuts off or inserts a piece, at character boundaries.
pub(crate) fn damage(text: &mut String, numbers: &mut Numbers) {
    let start = text.floor_char_boundary(numbers.below(text.len() + 1));
    let end = text.floor_char_boundary(start + numbers.below(12));
    match numbers.below(5) {
        0 => text.truncate(start),
        1 => text.replace_range(start..end, ""),
        2 => {
            let piece = text[start..end].to_owned();
            text.insert_str(start, &piece);
        }
        _ => text.insert_str(start, INSERTED[numbers.below(INSERTED.len())]),
    }
}

fn answer(token: &str, policy: &str) {
    let read_token = Token::read(token);
    let read_policy = aws::Policy::read(policy);
    let document = aws::Document::read(policy, None);
    for (text, error) in [
        (token, read_token.as_ref().err()),
        (policy, read_policy.as_ref().err()),
        (policy, document.as_ref().err()),
    ] {
        if let Some(error) = error {
            lies_in(text, error.span);
        }
    }
    if let (Ok(read_token), Ok(read_policy)) = (&read_token, &read_policy) {
        let request = aws::Request { now: Some(1_795_132_800), ..aws::Request::default() };
        let report = aws::check(read_token, read_policy, &request);
        points_into(token, policy, &report);
        assert!(serde_json::to_string(&report).is_ok());
    }
    if let Ok(document) = &document {
        match (aws::Policy::read_document(document), &read_token) {
            (Ok(policy), Ok(token)) => {
                let report = aws::check(token, &policy, &aws::Request::default());
                points_into("", document.text(), &report);
            }
            (Err(error), _) => lies_in(document.text(), error.span),
            _ => {}
        }
    }
}

/// Holds that all places of a report lie in its texts.
///
/// # Panics
/// One does not.
pub fn points_into(token: &str, policy_text: &str, report: &Report) {
    for statement in &report.statements {
        for place in [statement.span, statement.principal.span, statement.action.span] {
            lies_in(policy_text, place);
        }
        for condition in &statement.conditions {
            lies_in(policy_text, condition.span);
            condition.value_spans.iter().for_each(|place| lies_in(policy_text, *place));
            if let Some(nearest) = condition.nearest {
                let actual = condition.actual.as_deref().unwrap_or_default();
                let expected = &condition.expected[nearest.expected_index];
                assert!(expected.get(nearest.expected.0..nearest.expected.1).is_some(), "{policy_text}");
                let actual = &actual[nearest.actual_index];
                assert!(actual.get(nearest.actual.0..nearest.actual.1).is_some(), "{policy_text}");
            }
        }
    }
    for policy in &report.policies {
        lies_in(policy_text, policy.span);
        lies_in(policy_text, policy.target.span);
        for rule in &policy.rules {
            for place in [rule.span, rule.path_span, rule.pattern_span] {
                lies_in(policy_text, place);
            }
            if let Some(nearest) = rule.nearest {
                let pattern = rule.pattern.as_deref().unwrap_or_default();
                assert!(pattern.get(nearest.expected.0..nearest.expected.1).is_some(), "{policy_text}");
                let actual = &rule.actual.as_deref().unwrap_or_default()[nearest.actual_index];
                assert!(actual.get(nearest.actual.0..nearest.actual.1).is_some(), "{policy_text}");
            }
        }
    }
    for place in report.holes.iter().flat_map(|hole| &hole.spans) {
        lies_in(policy_text, *place);
    }
    for finding in &report.findings {
        let text = if finding.input == Input::Token { token } else { policy_text };
        if let Some(place) = finding.span {
            lies_in(text, place);
        }
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(policy_text.get(edit.start..edit.end).is_some(), "{edit:?} is no place in {policy_text}");
        }
    }
}

/// Holds that the place lies in the text.
///
/// # Panics
/// It does not.
pub fn lies_in(text: &str, place: Place) {
    assert!(text.get(place.start..place.end).is_some(), "{place:?} is no place in {text}");
    assert!(place.line >= 1 && place.column >= 1, "{place:?}");
}
