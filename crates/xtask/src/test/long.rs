//! What takes long: checks that `cargo xtask test --everything` runs besides, or in the place of shorter ones.

use crate::book;
use crate::browsing;
use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::pack;
use crate::program::{self, run};
use crate::progress;
use crate::sites;

use super::checks;

/// How long each fuzz target runs, in seconds.
const FUZZING: u32 = 30;
/// The longest input that is tried, in bytes: a longer one is slow and says no more.
const LONGEST: u32 = 4096;
/// A single input that takes as many seconds is a finding.
const SLOW: u32 = 20;

/// The lints of every crate, and of the engine with each of its rooms alone.
pub(crate) fn clippy(machine: &Machine) -> Result<(), Failure> {
    checks::clippy(machine)?;
    checks::lint_each_room(machine)?;
    checks::lint_for_wasm(machine, &[checks::PAGE])?;
    // A workspace of their own, which nothing else builds.
    run(&mut machine
        .cargo("clippy --quiet --locked --manifest-path fuzz/Cargo.toml --all-targets -- -D warnings"))
}

/// All that is run as WebAssembly, in Chromium as in Node.
pub(crate) fn wasm(machine: &Machine) -> Result<(), Failure> {
    checks::in_node(machine)?;
    checks::in_chromium(machine, "--tests")
}

/// Every browser test in both browsers, with every example, at every width, by day and by night.
pub(crate) fn browser(machine: &Machine) -> Result<(), Failure> {
    let all = checks::browser_tests(machine)?;
    for family in ["chromium", "firefox"] {
        checks::drive(machine, family, &all, &[("WHYDENIED_EVERYTHING", "1")])?;
    }
    Ok(())
}

/// What becomes of the npm package where it is installed: as its README says, in each Node.js and by each bundler.
pub(crate) fn pack(machine: &Machine) -> Result<(), Failure> {
    let tarball = pack::pack(machine, &machine.root.join(pack::FOLDER))?;
    let mut node = browsing::node(machine, "chromium")?;
    node.current_dir(machine.npm_tests()).env("WHYDENIED_TARBALL", tarball);
    run(node.args(["--test", "node.test.mjs", "types.test.mjs", "bundlers.test.mjs"])).map_err(|failure| {
        failure.remedy("the failing test is named above; `cargo xtask test --only pack` repeats them")
    })
}

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

/// What the engine reads of programs beside what parsers of their languages do, on sources made up at random.
pub(crate) fn readers(machine: &Machine) -> Result<(), Failure> {
    let mut cargo = machine.cargo("run --quiet --locked --manifest-path tests/readers/Cargo.toml");
    run(&mut cargo).map_err(|failure| {
        failure.remedy(
            "each difference is above with its source; what the parser of the language reads is right",
        )
    })
}

/// Sites of docs tools with live examples, in Chromium.
pub(crate) fn sites(machine: &Machine) -> Result<(), Failure> {
    let folder = machine.root.join("target/sites");
    sites::build(machine, &folder)?;
    let folder = folder.to_string_lossy();
    checks::drive(machine, "chromium", &["sites/built.test.mjs".to_owned()], &[("WHYDENIED_SITES", &folder)])
}

/// The book as mdBook builds it, with every link of it and its examples in Chromium.
pub(crate) fn book(machine: &Machine) -> Result<(), Failure> {
    book::build(machine, &machine.root.join("target/book"))?;
    let built = book::built(machine);
    let built = built.to_string_lossy();
    checks::drive(machine, "chromium", &["sites/book.test.mjs".to_owned()], &[("WHYDENIED_BOOK", &built)])
}

/// Every target of `fuzz/` on inputs made of the cases. Those that it found of use are kept in the cache for the next run.
pub(crate) fn fuzz(machine: &Machine) -> Result<(), Failure> {
    let seeds = machine.cache.empty_work("fuzz-seeds")?;
    run(machine.cargo("run --quiet -p whydenied-tests --example seeds --").arg(&seeds))?;
    for target in targets(machine)? {
        progress::note(&target);
        let [kept, made] = [machine.cache.work("fuzz-corpus")?.join(&target), seeds.join(&target)];
        disk::create(&kept)?;
        disk::create(&made)?;
        let mut cargo = machine.cargo("fuzz run --sanitizer none --codegen-units 16");
        cargo.arg(&target).arg(kept).arg(made).arg("--");
        cargo.arg(format!("-max_total_time={FUZZING}")).arg(format!("-max_len={LONGEST}"));
        cargo
            .arg(format!("-timeout={SLOW}"))
            .arg("-dict=fuzz/words.dict")
            .args(["-verbosity=0", "-print_final_stats=1"]);
        run(&mut cargo).map_err(|failure| {
            failure.remedy(
                "what does not hold is above, and the input lies in fuzz/artifacts/; mend it with a case or a test \
                 (fuzz/README.md)",
            )
        })?;
    }
    Ok(())
}

/// The names of the targets, which are those of their files.
fn targets(machine: &Machine) -> Result<Vec<String>, Failure> {
    let files = disk::entries(&machine.root.join("fuzz/fuzz_targets"))?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect())
}

/// How the time grows with the length of what is pasted.
pub(crate) fn scaling(machine: &Machine) -> Result<(), Failure> {
    run(&mut machine.cargo("bench -p whydenied-cli --bench scaling"))
}
