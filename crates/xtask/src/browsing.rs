//! The page in a real browser, driven by the programs of `tests/browser`.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
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

/// Times a keystroke up to its painted verdict, and the first paint on a slow machine and network.
pub(crate) fn bench(machine: &Machine) -> Result<(), Failure> {
    prepare(machine)?;
    for (program, title) in [
        ("keystrokes.mjs", "From a keystroke to the painted verdict"),
        ("first_paint.mjs", "The first paint with a processor four times slower, at 1.6 Mbit/s"),
    ] {
        progress::step(title, "1 minute", || program::run(node(machine, "chromium")?.arg(program)))?;
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
