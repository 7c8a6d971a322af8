//! The checks that take long, which `cargo xtask test --everything` runs besides.

use crate::failure::Failure;
use crate::machine::Machine;
use crate::program::{self, run};
use crate::progress;

/// The engine's verdicts beside those of `tests/oracle/`, which was written from AWS's pages alone.
pub(crate) fn oracle(machine: &Machine) -> Result<(), Failure> {
    if program::find(&["python3"]).is_none() {
        return Err(Failure::new("there is no `python3` in PATH").remedy(
            "install Python 3.11 or later, such as by `apt-get install python3` or from python.org",
        ));
    }
    let example = "--quiet -p whydenied-tests --example answer";
    run(&mut machine.cargo(&format!("build {example}")))?;
    // Cargo knows where the example lies.
    let mut python = machine.program("python3");
    python.env("PYTHONDONTWRITEBYTECODE", "1").arg("tests/oracle/compare.py").arg("--");
    python.arg("cargo").arg("run").args(example.split(' '));
    run(&mut python).map_err(|failure| {
        failure.remedy(
            "each difference is above with its call; AWS's pages settle which side is wrong: mend it, and make an \
             error of the engine a case in tests/cases/",
        )
    })
}

/// How the time grows with the length of what is pasted.
pub(crate) fn scaling(machine: &Machine) -> Result<(), Failure> {
    if !machine.root.join("tests/benches/scaling.rs").is_file() {
        progress::note("there is no such benchmark yet");
        return Ok(());
    }
    run(&mut machine.cargo("bench -p whydenied-tests --bench scaling"))
        .map_err(|failure| failure.remedy("the family that grows too fast is named above"))
}
