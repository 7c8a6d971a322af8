//! The page in a real browser, driven by the programs of `tests/browser`.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
use crate::parts::{self, Bundle};
use crate::program;
use crate::progress;
use crate::setup::{self, browser, browser::Family, packages};

/// What lets a headless Chromium run anywhere, and keeps it from talking to anybody.
pub(crate) const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Node among the browser tests, told where the page and the browser of a family are.
pub(crate) fn node(machine: &Machine, family: &str) -> Result<Command, Failure> {
    let browser = match family {
        "firefox" => ("FIREFOX", Family::FIREFOX.get()?),
        _ => ("CHROME", Family::CHROMIUM.get()?),
    };
    let mut node = machine.program("node");
    node.current_dir(machine.browser_tests())
        .env("WHYDENIED_BROWSER", family)
        .env("WHYDENIED_PAGE_DIR", machine.dist())
        .env(browser.0, browser.1)
        .env("CHROME_FLAGS", CHROMIUM_FLAGS.join(" "));
    Ok(node)
}

/// What is measured of the page: the program in `tests/browser/bench`, what it says, how long it takes.
const BENCHMARKS: [(&str, &str, &str); 5] = [
    ("letter", "A letter in the page's editor, and in a CodeMirror that does nothing else", "1 minute"),
    ("verdict", "From a letter to the painted verdict", "1 minute"),
    ("first_verdict", "From a link to its painted verdict, with a processor four times slower", "2 minutes"),
    ("shifts", "What moves while the page loads", "1 minute"),
    ("growth", "What stays behind of a thousand keys", "1 minute"),
];

/// What the page's editor is measured beside.
const BARE_EDITOR: Bundle = Bundle {
    source: "../tests/browser/bench/bare_editor.js",
    name: "bare_editor.js",
    format: "esm",
    licence: "// Made to be measured on this machine.",
};

/// Measures how fast the page answers, how calmly it loads, and what it leaves behind.
pub(crate) fn bench(machine: &Machine) -> Result<(), Failure> {
    prepare(machine)?;
    let folder = machine.root.join("target/bench");
    parts::bundle(machine, &BARE_EDITOR, &folder)?;
    for (name, title, takes) in BENCHMARKS {
        progress::step(title, takes, || {
            let mut node = node(machine, "chromium")?;
            node.env("WHYDENIED_BARE_EDITOR", folder.join(BARE_EDITOR.name));
            program::run(node.arg(format!("bench/{name}.mjs")))
        })?;
    }
    Ok(())
}

/// Takes pictures of the page's main views, narrow and wide, light and dark.
pub(crate) fn screenshots(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    prepare(machine)?;
    let folder = machine.root.join(folder);
    progress::step("Taking pictures of the page", "1 minute", || {
        program::run(node(machine, "chromium")?.arg("screenshots.mjs").arg(&folder))
    })
}

fn prepare(machine: &Machine) -> Result<(), Failure> {
    setup::prepare(machine, &[&packages::BROWSER_TESTS, &browser::CHROMIUM])?;
    page::prepare(machine)
}
