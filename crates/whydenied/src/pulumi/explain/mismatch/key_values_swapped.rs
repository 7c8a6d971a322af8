//! `key-values-swapped`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::json::{Node, Value};
use crate::pattern::Unit;
use crate::pulumi::compare::fits;
use crate::pulumi::path::quoted;

pub(crate) static KIND: Kind = both::key_values_swapped::KIND.citing(ISSUERS);

/// A pattern that another claim of the token matches.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let path = mismatch.path;
    let (name, value) = fitting_claim(&mismatch.token.claims, mismatch.expected)?;
    let message = Message::new(
        format!("The rule tests the token's `{name}` as `{path}`"),
        format!("`{value}` is what `{name}` says; a rule is compared with the claim that its path names."),
        format!("write `{name}` for `{path}`"),
    );
    Some((&KIND, message))
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
