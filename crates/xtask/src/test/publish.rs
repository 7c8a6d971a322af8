//! The crates as they would be published: packed and built from what is packed, and beside the last version.

use std::env;
use std::path::PathBuf;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program::{self, run};
use crate::progress;
use crate::setup::{self, tools};

/// The crates that others build on. The command has no interface of that kind.
const LIBRARIES: [&str; 3] = ["whydenied", "whydenied-report", "whydenied-signature"];

/// Packs them all, and compares the interfaces.
pub(crate) fn check(machine: &Machine) -> Result<(), Failure> {
    forget_unpacked()?;
    // What is not committed is to be tried as well.
    run(&mut machine.cargo("publish --workspace --dry-run --allow-dirty --quiet"))
        .map_err(|failure| failure.remedy("see the lines above; what is packed stands in target/package"))?;
    compare(machine)
}

/// What cargo has unpacked of a crate in a registry without a host, which is that of a dry run, it builds as it was: also
/// once the crate has changed.
fn forget_unpacked() -> Result<(), Failure> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let Some(sources) = home.map(|home| home.join("registry/src")).filter(|folder| folder.is_dir()) else {
        return Ok(());
    };
    for registry in disk::entries(&sources)? {
        if registry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('-')) {
            disk::remove(&registry)?;
        }
    }
    Ok(())
}

/// Holds the interfaces against those of the last version that has a tag: what breaks them needs another number.
fn compare(machine: &Machine) -> Result<(), Failure> {
    let mut describe = machine.program("git");
    let Ok(tag) = program::read(describe.args(["describe", "--tags", "--abbrev=0"])) else {
        progress::note("no version has a tag yet, so there is none to compare the interfaces with");
        return Ok(());
    };
    setup::prepare(machine, &[&tools::CARGO_SEMVER_CHECKS])?;
    progress::note(&format!("beside {tag}"));
    let mut checks = machine.cargo("semver-checks --baseline-rev");
    checks.arg(&tag);
    for name in LIBRARIES {
        checks.args(["--package", name]);
    }
    run(&mut checks).map_err(|failure| {
        failure.remedy(format!("see the lines above: leave it as it was in {tag}, or raise the version"))
    })
}
