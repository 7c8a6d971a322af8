//! The rooms of the engine use what ARCHITECTURE.md's table says they may, and no other; and what stands in circles is
//! known.
#![cfg(not(target_arch = "wasm32"))]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::{Module, Sources};

/// What reaches for a room that it should not, until what both services need has a room of its own.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Circles that are left, by the file that comes first in each, with how many files are in it. Most are a file that
/// lists its neighbours and gives them their types.
const CIRCLES: &[(&str, usize)] = &[
    ("issuer", 11),
    ("variant::repertoire", 7),
    ("pulumi::exchange::action", 4),
    ("pulumi::explain::findings", 3),
    ("pulumi::exchange::complete", 2),
];

/// What each room may use, from the table: what is named, or all that stands above it but what is named.
fn table() -> Vec<(String, BTreeSet<String>)> {
    let text = include_str!("../ARCHITECTURE.md");
    let (_, table) = text.split_once("### The engine's rooms").expect("the table");
    let table = table.split("\n#").next().unwrap_or_default();
    let mut above = BTreeSet::new();
    let mut rooms = Vec::new();
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [names, .., may_use] = cells.as_slice() else { panic!("a row with too few cells: {row}") };
        let listed = |cell: &str| -> BTreeSet<String> {
            cell.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches('/').to_owned()).collect()
        };
        let may_use =
            if may_use.starts_with("all above") { &above - &listed(may_use) } else { listed(may_use) };
        rooms.extend(listed(names).into_iter().map(|name| (name, may_use.clone())));
        above.extend(listed(names));
    }
    rooms
}

fn room(module: &Module) -> &str {
    module.first().map_or("lib", String::as_str)
}

fn name(module: &Module) -> String {
    module.join("::")
}

#[test]
fn rooms_use_what_the_table_says() {
    let rooms: BTreeMap<_, _> = table().into_iter().collect();
    let sources = Sources::read();
    let mut wrong = Vec::new();
    let mut met: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (from, uses) in &sources.uses {
        let Some(may_use) = rooms.get(room(from)) else {
            wrong.push(format!("the room `{}` is not in the table", room(from)));
            continue;
        };
        for to in uses {
            let allowed = room(to) == room(from) || may_use.contains(room(to));
            let exception = EXCEPTIONS.iter().find(|(file, used)| {
                name(from) == *file && format!("{}::", name(to)).starts_with(&format!("{used}::"))
            });
            met.extend(exception.filter(|_| !allowed));
            if !allowed && exception.is_none() {
                wrong.push(format!("`{}` uses `{}`", name(from), name(to)));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}\nARCHITECTURE.md says what a room may use");
    for exception in EXCEPTIONS {
        assert!(met.contains(exception), "{exception:?} is no exception any more");
    }
    for room in rooms.keys() {
        assert!(sources.uses.keys().any(|module| self::room(module) == room), "there is no room `{room}`");
    }
}

#[test]
fn no_circle_is_new() {
    let circles = sources::circles(&Sources::read().uses);
    let found: Vec<_> =
        circles.iter().map(|circle| (circle.first().map(name).unwrap_or_default(), circle.len())).collect();
    let known: Vec<_> = CIRCLES.iter().map(|(file, size)| ((*file).to_owned(), *size)).collect();
    assert_eq!(found, known, "files that use each other: {circles:#?}");
}
