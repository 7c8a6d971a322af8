//! The standard library for `wasm32-unknown-unknown`, which a toolchain does not carry by itself.
//!
//! Three ways lead to it, tried in this order: it is there; rustup adds it; on Debian it is built from the
//! distribution's source package. The one proof that counts is that a module really links.

mod apt;
mod build;
mod compiler;
mod rust_src;

use std::env;
use std::process::Command;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;
use crate::setup::Part;

/// The target of the page and the npm package.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The target's standard library, in the toolchain's own sysroot.
pub(crate) const PART: Part = Part {
    title: "Adding the standard library for wasm32-unknown-unknown",
    takes: "2 minutes",
    is_ready: |machine| probe(machine).is_ok(),
    make,
};

/// It uses the allocator and formatting, so a library of another compiler, or half of one, does not pass.
const PROBE: &str =
    r#"#[unsafe(no_mangle)] pub extern "C" fn probe(n: usize) -> usize { format!("{n}").len() }"#;

/// How to get the library, by name.
const WAYS: [(&str, Way); 2] = [("rustup", rustup), ("Debian's source package", build::from_debian)];
type Way = fn(&Machine) -> Result<(), Failure>;

/// Links a module with the compiler that cargo uses.
fn probe(machine: &Machine) -> Result<(), Failure> {
    // Several commands may look at the same time.
    let folder = machine.cache.work(&format!("probe-{}", std::process::id()))?;
    let source = folder.join("probe.rs");
    disk::write(&source, PROBE)?;
    let linked = program::read(
        Command::new("rustc")
            .args(["--edition=2024", "--crate-type=cdylib", "--target", TARGET, "-o"])
            .arg(folder.join("probe.wasm"))
            .arg(&source),
    );
    disk::remove(&folder)?;
    linked.map(drop)
}

fn make(machine: &Machine) -> Result<(), Failure> {
    build::remove_stale()?;
    let mut said = vec!["the toolchain has none".to_owned()];
    for (name, way) in WAYS {
        match way(machine).and_then(|()| probe(machine)) {
            Ok(()) => return Ok(()),
            Err(failure) => {
                let reason = format!("{name}: {}", failure.what());
                progress::note(&reason);
                said.push(reason);
            }
        }
    }
    Err(Failure::new(format!(
        "there is no standard library for {TARGET}: {}",
        said.join("; ")
    ))
    .remedy(format!(
        "run `rustup target add {TARGET}` where rustup's server can be reached, or use a machine with Debian's apt"
    )))
}

fn rustup(_: &Machine) -> Result<(), Failure> {
    if env::var_os("WHYDENIED_NO_RUSTUP").is_some_and(|value| value == "1") {
        return Err(Failure::new("not asked, because WHYDENIED_NO_RUSTUP=1 is set"));
    }
    program::run(Command::new("rustup").args(["target", "add", TARGET]))
}
