//! What Java writes in place of literals: builders, and functions that make maps and lists.

use super::expr::{Entry, Ex, Expr, Kind, squeezed};
use crate::span::Span;

/// Functions that start a chain of a builder.
static STARTS: [&str; 3] = ["builder", "create", "newbuilder"];
/// How many values a chain may set.
const MAX_CHAIN: usize = 64;

/// The literal that such a call is.
pub(super) fn literal<'t>(callee: &Ex<'t>, entries: &[Entry<'t>], span: Span) -> Option<Ex<'t>> {
    let name = squeezed(callee.last_name()?);
    let of = match &callee.kind {
        Kind::Field(base, _) => base.last_name().unwrap_or_default(),
        _ => "",
    };
    let values = || entries.iter().map(|entry| entry.value.clone());
    let kind = match (&*name, of) {
        ("build", _) if entries.is_empty() => Kind::Map(chain(callee)?),
        ("of", "Map" | "ImmutableMap") if entries.len().is_multiple_of(2) => {
            let pairs = entries.chunks_exact(2);
            let entry = |pair: &[Entry<'t>]| match pair {
                [key, value] => Some(computed(key.value.clone(), value.value.clone())),
                _ => None,
            };
            Kind::Map(pairs.filter_map(entry).collect())
        }
        ("ofentries" | "jsonobject", _) => Kind::Map(entries.iter().filter_map(pair).collect()),
        ("of", "List" | "Set" | "ImmutableList" | "ImmutableSet") | ("jsonarray", _) => {
            Kind::List(values().collect())
        }
        _ => return None,
    };
    Some(Expr::new(kind, span))
}

/// What `x.builder().key(value).build()` sets, in its order.
fn chain<'t>(callee: &Ex<'t>) -> Option<Vec<Entry<'t>>> {
    let Kind::Field(receiver, _) = &callee.kind else { return None };
    let mut set = Vec::new();
    let mut at = receiver;
    for _ in 0..MAX_CHAIN {
        let Kind::Call(callee, entries) = &at.kind else { return None };
        let Kind::Field(receiver, name) = &callee.kind else {
            // `new RoleArgs.Builder()`
            set.reverse();
            return Some(set);
        };
        if STARTS.contains(&&*squeezed(name)) || *name == "Builder" {
            // What a construct is called stands there.
            set.extend(entries.iter().rev().cloned());
            set.reverse();
            return Some(set);
        }
        let value = match entries.as_slice() {
            [only] => only.value.clone(),
            several => {
                let values = several.iter().map(|entry| entry.value.clone()).collect();
                Expr::new(Kind::List(values), at.span)
            }
        };
        let key = Expr::new(Kind::Name(name.clone()), callee.span);
        set.push(Entry { key: Some(key), is_computed: false, is_block: false, value });
        at = receiver;
    }
    None
}

/// `Map.entry("key", value)`, `jsonProperty("key", value)`
fn pair<'t>(entry: &Entry<'t>) -> Option<Entry<'t>> {
    let Kind::Call(callee, entries) = &entry.value.kind else { return None };
    let name = squeezed(callee.last_name()?);
    match entries.as_slice() {
        [key, value] if matches!(&*name, "entry" | "jsonproperty") => {
            Some(computed(key.value.clone(), value.value.clone()))
        }
        _ => None,
    }
}

const fn computed<'t>(key: Ex<'t>, value: Ex<'t>) -> Entry<'t> {
    Entry { key: Some(key), is_computed: true, is_block: false, value }
}
