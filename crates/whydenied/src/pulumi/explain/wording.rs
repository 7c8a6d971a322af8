//! How a report calls a policy, what it is for, and what an exchange asks for.

use crate::pulumi::exchange::Exchange;
use crate::pulumi::policy::{Policy, TokenType};

/// `policy 2`, as people count.
pub(crate) fn number(policy: &Policy<'_>) -> String {
    format!("policy {}", policy.index + 1)
}

/// What a policy is for, such as ``personal tokens of user `alice` ``.
pub(crate) fn policy_is_for(policy: &Policy<'_>) -> String {
    let Some(token_type) = policy.token_type else { return "no type of token".to_owned() };
    tokens_for(token_type, policy.target().map(|target| &*target.text))
}

/// What an exchange asks for, such as ``a personal token of user `bob` ``.
pub(crate) fn asked_for(exchange: &Exchange) -> String {
    let Some(token_type) = exchange.token_type else { return "a token".to_owned() };
    let article = if token_type == TokenType::Organization { "an" } else { "a" };
    let whose = whose(token_type, exchange.target());
    let admin = if exchange.admin { " with admin permissions" } else { "" };
    format!("{article} {} token{whose}{admin}", token_type.name())
}

/// The tokens of a type and a target, such as ``personal tokens of user `alice` ``.
pub(crate) fn tokens_for(token_type: TokenType, target: Option<&str>) -> String {
    format!("{} tokens{}", token_type.name(), whose(token_type, target))
}

/// Whose a token is, such as `of user alice`; nothing for the organization, or where nobody is named.
fn whose(token_type: TokenType, target: Option<&str>) -> String {
    match (bearer(token_type), target) {
        ("", _) | (_, None) => String::new(),
        (bearer, Some(target)) => format!(" of {bearer} `{target}`"),
    }
}

/// Who a token of that type belongs to.
pub(crate) const fn bearer(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::Organization => "",
        TokenType::Team => "team",
        TokenType::Personal => "user",
        TokenType::Runner => "runner",
    }
}

/// A sentence that begins one.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
