//! Builds the standard library from its source into the toolchain's own sysroot, where plain stable cargo finds it.

use std::path::Path;
use std::process::Command;

use super::TARGET;
use super::compiler::Compiler;
use super::rust_src;
use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;

/// Stands beside a library that was built here, so that a later compiler's set-up knows what it may remove.
const MARK: &str = "built-from-rust-src";

/// Removes a library that was built here for an earlier compiler; rustup would take it for a conflict.
pub(super) fn remove_stale() -> Result<(), Failure> {
    let target = Compiler::ask()?.target;
    if target.join(MARK).is_file() { disk::remove(&target) } else { Ok(()) }
}

/// Fetches the source, builds it and puts the library into the sysroot.
pub(super) fn from_debian(machine: &Machine) -> Result<(), Failure> {
    let compiler = Compiler::ask()?;
    let work = machine.cache.empty_work("rust-src")?;
    let library = rust_src::fetch(&compiler.release, &work)?;
    progress::note(&format!("building the standard library {}", compiler.release));
    let built = work.join("built");
    program::read(&mut cargo(&compiler, &library, &built))?;
    place(&compiler, &built.join(TARGET).join("dist/deps"))?;
    disk::remove(&work)
}

/// As the Rust project builds its own, on a stable compiler.
fn cargo(compiler: &Compiler, library: &Path, built: &Path) -> Command {
    let flags = [
        "-Zforce-unstable-if-unmarked".to_owned(),
        "-Cembed-bitcode=yes".to_owned(),
        // As in rustup's own library: the page names no folder of this machine.
        format!("--remap-path-prefix={}=/rustc/{}/library", library.display(), compiler.commit),
    ];
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(library)
        .args(["build", "--quiet", "--locked", "--package", "sysroot"])
        .args(["--features", "panic-unwind,compiler-builtins-mem"])
        .args(["--profile", "dist", "--target", TARGET])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_DIST_DEBUG", "0")
        .env("__CARGO_DEFAULT_LIB_METADATA", "whydenied")
        .env("CARGO_TARGET_DIR", built)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo
}

/// Gathers the libraries beside the target's folder and moves them there in one step.
fn place(compiler: &Compiler, deps: &Path) -> Result<(), Failure> {
    let made = compiler.target.with_extension("new");
    let libraries = made.join("lib");
    disk::remove(&made)?;
    disk::create(&libraries)?;
    for path in disk::entries(deps)? {
        let name = path.file_name().unwrap_or_default();
        let is_library = path.extension().is_some_and(|kind| kind == "rlib")
            // The package that only names the others.
            && !name.to_string_lossy().starts_with("libsysroot-");
        if is_library {
            disk::copy(&path, &libraries.join(name))?;
        }
    }
    disk::write(&made.join(MARK), &compiler.release)?;
    disk::remove(&compiler.target)?;
    disk::rename(&made, &compiler.target)
}
