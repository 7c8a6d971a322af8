//! What the npm package takes and gives: its JSON Schema, made of the Rust types, and the TypeScript types made of that.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::setup::packages;

const OF_THE_BINDINGS: &str = "run --quiet --locked -p whydenied-wasm --features schema --example";
/// The types as they are kept, so that a change of theirs is seen.
const KEPT: &str = "crates/whydenied-wasm/npm/types.d.ts";
/// Where it is set, what is made takes the place of what is kept.
const BLESS: &str = "WHYDENIED_BLESS";
/// As strict as whoever uses the package may be.
const OPTIONS: [&str; 5] = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--module", "nodenext"];

/// Writes the schema to a file.
pub(crate) fn write(machine: &Machine, file: &Path) -> Result<(), Failure> {
    let schema = program::read(&mut machine.cargo(&format!("{OF_THE_BINDINGS} schema")))?;
    disk::write(file, &(schema + "\n"))
}

/// Holds the types that are kept against those that the schema makes, and against real reports.
pub(crate) fn check(machine: &Machine) -> Result<(), Failure> {
    let folder = machine.cache.work("npm-types")?;
    let schema = folder.join("schema.json");
    write(machine, &schema)?;
    let made = types(machine, &schema)?;
    let kept = machine.root.join(KEPT);
    if std::env::var_os(BLESS).is_some() {
        disk::write(&kept, &made)?;
    } else if disk::read(&kept)? != made {
        return Err(Failure::new(format!("`{KEPT}` is not what the Rust types say")).remedy(format!(
            "run `{BLESS}=1 cargo xtask test --only types`, and read the difference as who uses the package"
        )));
    }
    disk::write(&folder.join("types.d.ts"), &made)?;
    let reports = program::read(&mut machine.cargo(&format!("{OF_THE_BINDINGS} reports")))?;
    disk::write(&folder.join("reports.ts"), &reports)?;
    program::run(compiler(machine).current_dir(&folder).args(OPTIONS).arg("reports.ts"))
        .map_err(|failure| failure.remedy("a report is not of its type, as the lines above say"))
}

fn types(machine: &Machine, schema: &Path) -> Result<String, Failure> {
    let mut node = machine.program("node");
    node.env("NODE_PATH", modules(machine)).arg("crates/whydenied-wasm/types.mjs").arg(schema);
    Ok(program::read(&mut node)? + "\n")
}

/// TypeScript's compiler.
pub(crate) fn compiler(machine: &Machine) -> Command {
    let mut node = machine.program("node");
    node.arg(modules(machine).join("typescript/bin/tsc"));
    node
}

fn modules(machine: &Machine) -> PathBuf {
    machine.cache.tool(packages::SCRIPT_PACKAGES).join("node_modules")
}
