//! What `cargo xtask test` runs, one function a check; `test.rs` decides which and in which order.

use std::path::{Path, PathBuf};

use crate::browsing::{self, CHROMIUM_FLAGS};
use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
use crate::program::run;
use crate::progress;
use crate::setup::browser::{self, Family};
use crate::setup::wasm_std::TARGET;

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

pub(crate) fn clippy(machine: &Machine) -> Result<(), Failure> {
    let wasm = format!(
        "clippy --target {TARGET} -p whydenied-web -p whydenied-view -p whydenied-wasm -p whydenied-signature-wasm -p whydenied-verdict -p whydenied-advice -- -D warnings"
    );
    for arguments in ["clippy --workspace --all-targets -- -D warnings", &wasm] {
        run(&mut machine.cargo(arguments))
            .map_err(|failure| failure.remedy("mend what the lines above point at; each names its lint"))?;
    }
    Ok(())
}

pub(crate) fn doc(machine: &Machine) -> Result<(), Failure> {
    run(machine.cargo("doc --no-deps -p whydenied").env("RUSTDOCFLAGS", "-D warnings"))
        .map_err(|failure| failure.remedy("mend the documentation that the lines above point at"))
}

pub(crate) fn unit(machine: &Machine) -> Result<(), Failure> {
    run(&mut machine.cargo("test --workspace"))
        .map_err(|failure| failure.remedy("the failing test is named above; `cargo test NAME` runs it alone"))
}

/// The same cases as on the host, in Node and then in the browser, whose engines differ.
pub(crate) fn wasm(machine: &Machine) -> Result<(), Failure> {
    let tests = || {
        let mut cargo =
            machine.cargo(&format!("test --target {TARGET} -p whydenied-tests -p whydenied-wasm --tests"));
        cargo
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
        cargo
    };
    let remedy = |failure: Failure| failure.remedy("the failing test is named above");
    run(tests().env("WASM_BINDGEN_TEST_ONLY_NODE", "1")).map_err(remedy)?;

    let chrome = Family::CHROMIUM.get()?;
    let Some(driver) = browser::find_driver(&chrome) else {
        progress::note("not repeated in the browser: no chromedriver of the browser's own version was found");
        return Ok(());
    };
    let capabilities = capabilities(machine, &chrome)?;
    run(tests()
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities))
    .map_err(remedy)
}

pub(crate) fn page(machine: &Machine) -> Result<(), Failure> {
    page::build(machine)
}

/// Every `tests/browser/*.test.mjs` against the page that is in `dist/`, in one browser after the other.
pub(crate) fn browser(machine: &Machine) -> Result<(), Failure> {
    let files = browser_tests(&machine.browser_tests())?;
    for family in ["chromium", "firefox"] {
        progress::note(&format!("in {family}"));
        run(browsing::node(machine, family)?.arg("--test").args(&files)).map_err(|failure| {
            failure.remedy("the failing test is named above; `cargo xtask test --only browser` repeats them")
        })?;
    }
    Ok(())
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

fn browser_tests(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = disk::entries(folder)?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    if files.is_empty() {
        // Node would find nothing to run and call that a success.
        let folder = folder.display();
        return Err(Failure::new(format!("there is no `*.test.mjs` in `{folder}`")));
    }
    Ok(files)
}
