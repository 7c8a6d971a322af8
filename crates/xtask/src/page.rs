//! The page: trunk builds `web/` into `dist/`, as it is published.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::disk;
use crate::failure::Failure;
use crate::flags;
use crate::machine::Machine;
use crate::program;
use crate::progress;
use crate::setup;

/// What the page is made of.
const SOURCES: &[&str] = &[".cargo", "Cargo.lock", "Cargo.toml", "Trunk.toml", "crates", "web"];

/// Sets up what building takes, and builds.
pub(crate) fn prepare(machine: &Machine) -> Result<(), Failure> {
    setup::prepare(machine, setup::FOR_THE_PAGE)?;
    progress::step("Building the page", "15 minutes", || build(machine))
}

/// Builds the release page, unless `dist/` holds it already: trunk optimises every time anew.
pub(crate) fn build(machine: &Machine) -> Result<(), Failure> {
    flags::check()?;
    let page = machine.dist().join("index.html");
    if is_current(machine, &page) {
        progress::note("dist/ is up to date");
        return Ok(());
    }
    let start = SystemTime::now();
    program::run(&mut trunk(machine, "build"))
        .map_err(|failure| failure.remedy("see the lines above: the first `error` is the cause"))?;
    // As old as the sources that it was built from: one that changed meanwhile counts as newer.
    File::options()
        .write(true)
        .open(&page)
        .and_then(|file| file.set_modified(start))
        .map_err(|error| Failure::of_path("date", &page, &error))
}

/// Whether no source was changed, added or removed since the page was built.
fn is_current(machine: &Machine, page: &Path) -> bool {
    let built = fs::metadata(page).and_then(|page| page.modified());
    let newest = SOURCES.iter().map(|name| newest_change(&machine.root.join(name)));
    let newest = newest.collect::<Result<Vec<_>, _>>();
    built.is_ok_and(|built| newest.is_ok_and(|newest| newest.iter().all(|change| *change <= built)))
}

/// The last change of a file, or of a folder and all below it; a folder changes when a file in it comes or goes.
fn newest_change(path: &Path) -> Result<SystemTime, Failure> {
    let metadata = fs::metadata(path).map_err(|error| Failure::of_path("read", path, &error))?;
    let mut newest = metadata.modified().map_err(|error| Failure::of_path("read", path, &error))?;
    if metadata.is_dir() {
        for entry in disk::entries(path)? {
            newest = newest.max(newest_change(&entry)?);
        }
    }
    Ok(newest)
}

/// A trunk command with the settings of `Trunk.toml`.
pub(crate) fn trunk(machine: &Machine, command: &str) -> Command {
    let mut trunk = machine.program("trunk");
    // Trunk reads NO_COLOR as a flag of its own and stops at the value that everybody else uses.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.arg(command);
    trunk
}
