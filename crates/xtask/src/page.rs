//! The page: trunk builds `web/` into `dist/`, as it is published.

use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;

/// Builds the release page.
pub(crate) fn build(machine: &Machine) -> Result<(), Failure> {
    progress::step("Building the page", "2 minutes", || {
        program::run(&mut trunk(machine, "build")).map_err(|failure| {
            failure.remedy("see the lines above: the first `error` is the cause")
        })
    })
}

/// A trunk command with the settings of `Trunk.toml`.
pub(crate) fn trunk(machine: &Machine, command: &str) -> std::process::Command {
    let mut trunk = machine.program("trunk");
    // Trunk reads NO_COLOR as a flag of its own and stops at the value that everybody else uses.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.arg(command);
    trunk
}
