//! What `cargo xtask test` runs, one function a check; `test.rs` decides which and in which order.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browsing::{self, CHROMIUM_FLAGS};
use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
use crate::program::run;
use crate::progress;
use crate::setup::browser::{self, Family};
use crate::setup::wasm_std::TARGET;

/// The page. Leptos beneath it takes minutes to look through, once for the lints and once for the page.
pub(super) const PAGE: &str = "whydenied-web";
/// What else is nothing but a part of the page, and runs nowhere else.
const OF_THE_PAGE: [&str; 1] = ["whydenied-signature-wasm"];
/// The browser tests of what browsers do differently: typing, selecting, pasting and copying, keeping and loading,
/// drawing. What the page says is the same in each.
const IN_FIREFOX: [&str; 8] =
    ["editor", "element", "element_playground", "embed", "layout", "offline", "taken_along", "theme"];

pub(crate) fn fmt(machine: &Machine) -> Result<(), Failure> {
    // The fuzz targets are a workspace of their own.
    for (workspace, remedy) in [
        ("--all", "run `cargo fmt --all`"),
        ("--manifest-path fuzz/Cargo.toml", "run `cargo fmt --manifest-path fuzz/Cargo.toml`"),
    ] {
        run(&mut machine.cargo(&format!("fmt {workspace} -- --check --files-with-diff")))
            .map_err(|failure| failure.remedy(format!("{remedy}; the files are named above")))?;
    }
    Ok(())
}

/// All but the page.
pub(crate) fn clippy(machine: &Machine) -> Result<(), Failure> {
    let mut host = machine.cargo(&format!("clippy --workspace --all-targets --exclude {PAGE}"));
    for name in OF_THE_PAGE {
        host.args(["--exclude", name]);
    }
    lint(&mut host)?;
    lint_for_wasm(machine, &[&["whydenied-wasm"][..], &OF_THE_PAGE].concat())
}

/// The crates alone: what is beneath them was linted for the host.
pub(super) fn lint_for_wasm(machine: &Machine, crates: &[&str]) -> Result<(), Failure> {
    let mut wasm = machine.cargo(&format!("clippy --no-deps --target {TARGET} --all-targets"));
    for name in crates {
        wasm.args(["-p", name]);
    }
    lint(&mut wasm)
}

/// The engine with each of its rooms alone, as whoever embeds it may have it.
pub(super) fn lint_each_room(machine: &Machine) -> Result<(), Failure> {
    for room in ["", "pulumi", "lint", "mend", "write", "catalogue", "schema"] {
        lint(&mut machine.cargo(&format!("clippy -p whydenied --no-default-features --features={room}")))?;
    }
    Ok(())
}

fn lint(cargo: &mut Command) -> Result<(), Failure> {
    run(cargo.args(["--", "-D", "warnings"]))
        .map_err(|failure| failure.remedy("mend what the lines above point at; each names its lint"))
}

pub(crate) fn doc(machine: &Machine) -> Result<(), Failure> {
    run(machine
        .cargo("doc --no-deps --all-features -p whydenied -p whydenied-report -p whydenied-signature")
        .env("RUSTDOCFLAGS", "-D warnings"))
    .map_err(|failure| failure.remedy("mend the documentation that the lines above point at"))
}

pub(crate) fn unit(machine: &Machine) -> Result<(), Failure> {
    run(&mut machine.cargo("test --workspace"))
        .map_err(|failure| failure.remedy("the failing test is named above; `cargo test NAME` runs it alone"))
}

/// The same cases as on the host in Node, and then in Chromium what touches JavaScript: both are V8.
pub(crate) fn wasm(machine: &Machine) -> Result<(), Failure> {
    in_node(machine)?;
    in_chromium(machine, "--test javascript")
}

/// The tests built as WebAssembly. Those of all crates at once, and so with the same features every time.
fn wasm_tests(machine: &Machine, which: &str) -> Command {
    let mut cargo =
        machine.cargo(&format!("test --target {TARGET} -p whydenied-tests -p whydenied-wasm {which}"));
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        // As it is compiled first, it runs slowly, and the runner reads all of it.
        .envs([("CARGO_PROFILE_TEST_OPT_LEVEL", "1"), ("CARGO_PROFILE_TEST_DEBUG", "false")]);
    cargo
}

pub(super) fn in_node(machine: &Machine) -> Result<(), Failure> {
    run(wasm_tests(machine, "--tests").env("WASM_BINDGEN_TEST_ONLY_NODE", "1"))
        .map_err(|failure| failure.remedy("the failing test is named above"))
}

pub(super) fn in_chromium(machine: &Machine, which: &str) -> Result<(), Failure> {
    let chrome = Family::CHROMIUM.get()?;
    let Some(driver) = browser::find_driver(&chrome) else {
        progress::note("not repeated in the browser: no chromedriver of the browser's own version was found");
        return Ok(());
    };
    let capabilities = capabilities(machine, &chrome)?;
    run(wasm_tests(machine, which)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities))
    .map_err(|failure| failure.remedy("the failing test is named above"))
}

pub(crate) fn page(machine: &Machine) -> Result<(), Failure> {
    page::build(machine)
}

/// Every `tests/browser/*.test.mjs` against the page that is in `dist/`, in Chromium; in Firefox what browsers do
/// differently.
pub(crate) fn browser(machine: &Machine) -> Result<(), Failure> {
    let all = browser_tests(machine)?;
    let in_firefox: Vec<_> = IN_FIREFOX.iter().map(|name| format!("{name}.test.mjs")).collect();
    drive(machine, "chromium", &all, &[])?;
    drive(machine, "firefox", &in_firefox, &[])
}

/// Two files at once: a browser waits as much as it works.
pub(super) fn drive(
    machine: &Machine,
    family: &str,
    files: &[String],
    variables: &[(&str, &str)],
) -> Result<(), Failure> {
    progress::note(&format!("in {family}"));
    let mut node = browsing::node(machine, family)?;
    node.envs(variables.iter().copied()).args(["--test", "--test-concurrency=2"]).args(files);
    run(&mut node).map_err(|failure| {
        failure.remedy("the failing test is named above; `cargo xtask test --only NAME` repeats its check")
    })
}

/// Advisories need a download that is not reachable from everywhere, and change without any change of ours.
pub(crate) fn deny(machine: &Machine) -> Result<(), Failure> {
    run(&mut machine.cargo("deny check --hide-inclusion-graph licenses bans sources"))
        .map_err(|failure| failure.remedy("see the lines above; what is allowed stands in deny.toml"))
}

/// Writes what chromedriver is to start, for the test runner.
fn capabilities(machine: &Machine, chrome: &Path) -> Result<PathBuf, Failure> {
    let path = machine.cache.work("webdriver")?.join("capabilities.json");
    let browser = chrome.to_string_lossy();
    // A test of many cases lets the driver wait for longer than its 30 seconds.
    let text = format!(
        r#"{{"timeouts": {{"script": 600000}}, "goog:chromeOptions": {{"binary": {browser:?}, "args": {CHROMIUM_FLAGS:?}}}}}"#
    );
    disk::write(&path, &text)?;
    Ok(path)
}

/// The names of the files in `tests/browser`.
pub(super) fn browser_tests(machine: &Machine) -> Result<Vec<String>, Failure> {
    let folder = machine.browser_tests();
    let names = disk::entries(&folder)?.into_iter();
    let names = names.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let tests: Vec<_> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        // Node would find nothing to run and call that a success.
        let folder = folder.display();
        return Err(Failure::new(format!("there is no `*.test.mjs` in `{folder}`")));
    }
    Ok(tests)
}
