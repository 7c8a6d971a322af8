//! The tools of `versions`: is the right version there, and if not, install it into the cache.

use std::path::Path;
use std::process::Command;

use crate::disk;
use crate::failure::Failure;
use crate::machine::{Machine, folder_name};
use crate::program;

use super::Part;
use super::packages;
use super::versions::{self, Source, Tool};

/// Trunk, which builds the page.
pub(crate) const TRUNK: Part = Part {
    title: "Installing trunk, which builds the page",
    takes: versions::TRUNK.takes,
    is_ready: |machine| is_ready(machine, &versions::TRUNK),
    make: |machine| install(machine, &versions::TRUNK),
};

/// wasm-bindgen and its test runner.
pub(crate) const WASM_BINDGEN: Part = Part {
    title: "Installing wasm-bindgen, which joins WebAssembly and JavaScript",
    takes: versions::WASM_BINDGEN.takes,
    is_ready: |machine| is_ready(machine, &versions::WASM_BINDGEN),
    make: |machine| install(machine, &versions::WASM_BINDGEN),
};

/// wasm-opt, from npm's binaryen.
pub(crate) const WASM_OPT: Part = Part {
    title: "Installing wasm-opt, which makes WebAssembly small",
    takes: versions::WASM_OPT.takes,
    is_ready: |machine| is_ready(machine, &versions::WASM_OPT),
    make: |machine| install(machine, &versions::WASM_OPT),
};

/// cargo-deny.
pub(crate) const CARGO_DENY: Part = Part {
    title: "Installing cargo-deny, which checks licences and sources",
    takes: versions::CARGO_DENY.takes,
    is_ready: |machine| is_ready(machine, &versions::CARGO_DENY),
    make: |machine| install(machine, &versions::CARGO_DENY),
};

/// cargo-fuzz.
pub(crate) const CARGO_FUZZ: Part = Part {
    title: "Installing cargo-fuzz, which looks for inputs that break the engine",
    takes: versions::CARGO_FUZZ.takes,
    is_ready: |machine| is_ready(machine, &versions::CARGO_FUZZ),
    make: |machine| install(machine, &versions::CARGO_FUZZ),
};

/// mdBook.
pub(crate) const MDBOOK: Part = Part {
    title: "Installing mdBook, which builds the book",
    takes: versions::MDBOOK.takes,
    is_ready: |machine| is_ready(machine, &versions::MDBOOK),
    make: |machine| install(machine, &versions::MDBOOK),
};

/// cargo-semver-checks, which nothing needs before a version has a tag.
pub(crate) const CARGO_SEMVER_CHECKS: Part = Part {
    title: "Installing cargo-semver-checks, which compares the interfaces of two versions",
    takes: versions::CARGO_SEMVER_CHECKS.takes,
    is_ready: |machine| is_ready(machine, &versions::CARGO_SEMVER_CHECKS),
    make: |machine| install(machine, &versions::CARGO_SEMVER_CHECKS),
};

/// Whether the tool runs and is of exactly this version, in the cache or else in PATH.
fn is_ready(machine: &Machine, tool: &Tool) -> bool {
    program::read(machine.program(tool.program).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().any(|word| word == tool.says))
}

fn install(machine: &Machine, tool: &Tool) -> Result<(), Failure> {
    let name = folder_name(tool);
    machine.cache.place(&name, |folder| match tool.source {
        Source::Crate { features } => install_crate(machine, tool, features, folder),
        Source::Npm => install_package(machine, tool, folder),
    })?;
    if is_ready(machine, tool) {
        return Ok(());
    }
    Err(Failure::new(format!("{} was installed but does not say version {}", tool.program, tool.says))
        .remedy(format!("run `{} --version` in `{}`", tool.program, machine.cache.tool(&name).display())))
}

fn install_crate(machine: &Machine, tool: &Tool, features: &str, folder: &Path) -> Result<(), Failure> {
    let build = machine.cache.work(&format!("{}.build", folder_name(tool)))?;
    let mut cargo = machine.cargo("install --locked --no-default-features");
    cargo.args(["--features", features, "--version", &format!("={}", tool.version), tool.package]);
    // Away from the repository, whose cargo configuration is for the repository.
    cargo.arg("--root").arg(folder).current_dir(folder).env("CARGO_TARGET_DIR", &build);
    program::run(quick_to_build(&mut cargo)).map_err(|failure| {
        failure.remedy(format!(
            "see the lines above, then run the same command again; or put {} {} into PATH yourself",
            tool.program, tool.version
        ))
    })?;
    disk::remove(&build)
}

fn install_package(machine: &Machine, tool: &Tool, folder: &Path) -> Result<(), Failure> {
    let mut npm = machine.program("npm");
    npm.args(["install", "--global", "--loglevel=error", "--prefix"]).arg(folder);
    packages::run_npm(npm.arg(format!("{}@{}", tool.package, tool.version)))
}

/// The tools run for a second at a time: without optimisation they are built in half the time.
fn quick_to_build(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true")
}
