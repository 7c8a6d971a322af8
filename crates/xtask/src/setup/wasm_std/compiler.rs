//! The compiler that a standard library has to match to the letter.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::TARGET;
use crate::failure::Failure;
use crate::program;

/// What `rustc` says of itself.
pub(super) struct Compiler {
    /// Such as "1.95.0".
    pub(super) release: String,
    pub(super) commit: String,
    /// The target's folder in the sysroot.
    pub(super) target: PathBuf,
}

impl Compiler {
    /// Asks the compiler that cargo uses here.
    pub(super) fn ask() -> Result<Self, Failure> {
        let said = program::read(Command::new("rustc").arg("-vV"))?;
        let field = |name: &str| {
            said.lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                .map(str::to_owned)
                .ok_or_else(|| Failure::new(format!("`rustc -vV` names no {name}")))
        };
        let sysroot = program::read(Command::new("rustc").args(["--print", "sysroot"]))?;
        Ok(Self {
            release: field("release")?,
            commit: field("commit-hash")?,
            target: Path::new(&sysroot).join("lib/rustlib").join(TARGET),
        })
    }
}
