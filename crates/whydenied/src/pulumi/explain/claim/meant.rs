//! The claim that the path of a rule means, where it leads to none.

use super::spelling::spelt;
use crate::Token;
use crate::json::{Node, Value};
use crate::pulumi::path::KeyPath;

/// Claims that are looked at in search of the one that was meant.
const SEARCHED: usize = 512;

/// The path that was meant where one leads to no claim, or is none.
pub(crate) fn meant(path: &str, token: &Token) -> Option<String> {
    let claims = &token.claims;
    let names = match KeyPath::read(path) {
        Ok(read) => {
            let names: Vec<_> = read.keys.iter().map(|key| &*key.name).collect();
            grouped(claims, &names.join(".")).or_else(|| near(claims, &names))
        }
        Err(_) => by_names(claims, path),
    };
    names.map(|names| spelt(&names))
}

/// The keys that lead to a claim and have the names that stand in a text that is no path.
pub(crate) fn by_names<'c>(claims: &'c Node<'static>, path: &str) -> Option<Vec<&'c str>> {
    grouped(claims, &bare_names(path).join("."))
}

/// The names in a text that is no path, whatever stands between them.
fn bare_names(path: &str) -> Vec<&str> {
    let separators = |letter: char| "\"'`“”„‘’«»[]. ".contains(letter) || letter.is_whitespace();
    let names = path.split(separators).filter(|name| !name.is_empty());
    names.filter(|name| name.parse::<u32>().is_err()).collect()
}

/// The keys that lead to a claim and, joined by dots, are that text.
pub(crate) fn grouped<'c>(claims: &'c Node<'static>, text: &str) -> Option<Vec<&'c str>> {
    grouped_within(claims, text, &mut { SEARCHED })
}

/// The same, of so many claims at most.
fn grouped_within<'c>(node: &'c Node<'static>, text: &str, budget: &mut usize) -> Option<Vec<&'c str>> {
    for member in node.members() {
        *budget = budget.checked_sub(1)?;
        let Some(rest) = text.strip_prefix(&*member.key) else { continue };
        if rest.is_empty() {
            return Some(vec![&member.key]);
        }
        let Some(rest) = rest.strip_prefix('.') else { continue };
        if let Some(mut inner) = grouped_within(&member.node, rest, budget) {
            inner.insert(0, &member.key);
            return Some(inner);
        }
    }
    None
}

/// The claim whose path ends as this one does, without regard to letter case: the path left out what
/// leads to it, or has something before it.
pub(crate) fn near<'c>(claims: &'c Node<'static>, names: &[&str]) -> Option<Vec<&'c str>> {
    let mut found = None;
    let mut open: Vec<(Vec<&'c str>, &'c Node<'static>)> = vec![(Vec::new(), claims)];
    let mut budget = SEARCHED;
    while let Some((path, node)) = open.pop() {
        for member in node.members() {
            budget = budget.checked_sub(1)?;
            let mut path = path.clone();
            path.push(&member.key);
            let same = |ending: &[&str]| {
                path.len() >= ending.len()
                    && path
                        .iter()
                        .rev()
                        .zip(ending.iter().rev())
                        .all(|(own, name)| own.eq_ignore_ascii_case(name))
            };
            let without_first = names.get(1..).filter(|rest| !rest.is_empty());
            let fits =
                same(names) || without_first.is_some_and(|rest| path.len() == rest.len() && same(rest));
            if fits && !matches!(member.node.value, Value::Object(_) | Value::Null) {
                // Two that could be meant are none.
                if found.is_some() {
                    return None;
                }
                found = Some(path.clone());
            }
            open.push((path, &member.node));
        }
    }
    found
}
