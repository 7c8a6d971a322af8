//! Set-up: what the commands need from outside the repository, each part made ready once.

pub(crate) mod browser;
pub(crate) mod packages;
pub(crate) mod tools;
pub(crate) mod versions;
pub(crate) mod wasm_std;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::progress;

/// Something that must be there before a command can work.
pub(crate) struct Part {
    pub(crate) title: &'static str,
    /// How long making it takes, on two cores.
    pub(crate) takes: &'static str,
    /// Looks, quickly and without changing anything.
    pub(crate) is_ready: fn(&Machine) -> bool,
    pub(crate) make: fn(&Machine) -> Result<(), Failure>,
}

/// What building the page takes.
pub(crate) const FOR_THE_PAGE: &[&Part] = &[
    &wasm_std::PART,
    &tools::WASM_OPT,
    &tools::WASM_BINDGEN,
    &tools::TRUNK,
    &packages::CRATES,
    &packages::SCRIPTS,
];

/// Everything that any command takes.
pub(crate) const ALL: &[&Part] = &[
    &wasm_std::PART,
    &tools::WASM_OPT,
    &tools::WASM_BINDGEN,
    &tools::TRUNK,
    &packages::CRATES,
    &packages::SCRIPTS,
    &packages::BROWSER_TESTS,
    &packages::NPM_TESTS,
    &packages::DOCS_TOOLS,
    &browser::CHROMIUM,
    &browser::FIREFOX,
    &tools::CARGO_DENY,
    &tools::CARGO_FUZZ,
    &tools::MDBOOK,
];

/// Makes ready what is not; says nothing about what is.
pub(crate) fn prepare(machine: &Machine, parts: &[&Part]) -> Result<(), Failure> {
    if parts.iter().all(|part| (part.is_ready)(machine)) {
        return Ok(());
    }
    let _lock = machine.cache.lock()?;
    for part in parts {
        // Looked at again below the lock: another command may have made it meanwhile.
        if !(part.is_ready)(machine) {
            progress::step(part.title, part.takes, || (part.make)(machine))?;
        }
    }
    Ok(())
}
