//! The rooms of the engine use what ARCHITECTURE.md's table says they may, and no other; and no files use each other.
#![cfg(not(target_arch = "wasm32"))]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::{Module, Sources};

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
    for (from, uses) in &sources.uses {
        let Some(may_use) = rooms.get(room(from)) else {
            wrong.push(format!("the room `{}` is not in the table", room(from)));
            continue;
        };
        let reached = uses.iter().filter(|to| room(to) != room(from) && !may_use.contains(room(to)));
        wrong.extend(reached.map(|to| format!("`{}` uses `{}`", name(from), name(to))));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}\nARCHITECTURE.md says what a room may use");
    for room in rooms.keys() {
        assert!(sources.uses.keys().any(|module| self::room(module) == room), "there is no room `{room}`");
    }
}

#[test]
fn no_files_use_each_other() {
    let circles = sources::circles(&Sources::read().uses);
    let circles: Vec<Vec<_>> = circles.iter().map(|circle| circle.iter().map(name).collect()).collect();
    assert!(
        circles.is_empty(),
        "files that use each other: {circles:#?}\na type that both need belongs in a file below them"
    );
}
