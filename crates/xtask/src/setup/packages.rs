//! Packages that the builds and tests read: crates, the editor's, and what the browser tests use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;

use super::Part;

/// Every crate of `Cargo.lock`: trunk builds without the network.
pub(crate) const CRATES: Part = Part {
    title: "Fetching the crates that Cargo.lock names",
    takes: "1 minute",
    is_ready: |machine| program::read(&mut machine.cargo("fetch --locked --offline")).is_ok(),
    make: |machine| {
        program::run(&mut machine.cargo("fetch --locked")).map_err(|failure| {
            failure.remedy("see the lines above; where Cargo.lock is behind, run `cargo update --workspace`")
        })
    },
};

/// What the page's scripts are made of, what bundles them, and what checks their types.
pub(crate) const SCRIPTS: Part = Part {
    title: "Installing what the page's scripts are made of: CodeMirror, Workbox, esbuild, TypeScript",
    takes: "10 seconds",
    is_ready: |machine| same(&machine.editor().join(LOCK), &machine.cache.tool(SCRIPT_PACKAGES).join(LOCK)),
    make: |machine| {
        machine.cache.place(SCRIPT_PACKAGES, |folder| {
            for name in ["package.json", LOCK] {
                disk::copy(&machine.editor().join(name), &folder.join(name))?;
            }
            let mut npm = machine.program("npm");
            run_npm(npm.current_dir(folder).args(["ci", "--loglevel=error"]))
        })
    },
};

/// The cache's folder of these packages. Nothing of theirs stands below `web/`, which is watched.
pub(crate) const SCRIPT_PACKAGES: &str = "script-packages";

/// What npm installs, to the letter.
const LOCK: &str = "package-lock.json";

/// The docs tools that build sites with live examples. Of what they stand on the newest is taken that goes with them.
pub(crate) const DOCS_TOOLS: Part = Part {
    title: "Installing the docs tools that live examples are tried in: Hugo, MkDocs, Docusaurus, VitePress",
    takes: "3 minutes",
    is_ready: |machine| {
        let tools = machine.cache.tool(DOCS_TOOLS_FOLDER);
        DOCS_TOOLS_LISTS
            .iter()
            .all(|list| same(&machine.root.join("tests/sites").join(list), &tools.join(list)))
    },
    make: |machine| {
        machine.cache.place(DOCS_TOOLS_FOLDER, |folder| {
            for list in DOCS_TOOLS_LISTS {
                disk::copy(&machine.root.join("tests/sites").join(list), &folder.join(list))?;
            }
            let mut npm = machine.program("npm");
            npm.current_dir(folder).args(["install", "--loglevel=error", "--no-audit", "--no-fund"]);
            run_npm(npm.arg("--no-package-lock"))?;
            // In a folder that may be moved, as no virtual environment may.
            let mut pip = machine.program("python3");
            pip.current_dir(folder).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
            program::run(pip.args(["--target", "python", "--requirement", DOCS_TOOLS_LISTS[1]])).map_err(
                |failure| {
                    failure.remedy(
                        "install Python 3.11 or later with pip, such as by `apt-get install python3-pip`",
                    )
                },
            )
        })
    },
};

/// The cache's folder of them.
pub(crate) const DOCS_TOOLS_FOLDER: &str = "docs-tools";

/// Their versions, below `tests/sites`: from npm, and for Python.
const DOCS_TOOLS_LISTS: [&str; 2] = ["package.json", "requirements.txt"];

/// What drives the browsers, and what looks for barriers.
pub(crate) const BROWSER_TESTS: Part = Part {
    title: "Installing playwright-core, which drives the browsers, and axe-core",
    takes: "10 seconds",
    is_ready: |machine| is_installed(&machine.browser_tests()),
    make: |machine| install(machine, &machine.browser_tests()),
};

/// What takes the npm package in: the bundlers, and other versions of Node.
pub(crate) const NPM_TESTS: Part = Part {
    title: "Installing Vite, webpack, esbuild, and Node.js 22 and 24, which take the npm package in",
    takes: "1 minute",
    is_ready: |machine| is_installed(&machine.npm_tests()),
    make: |machine| install(machine, &machine.npm_tests()),
};

/// The page's tools and tests stand on Node, which is the one thing besides cargo that must be there.
pub(crate) fn run_npm(npm: &mut Command) -> Result<(), Failure> {
    program::run(npm).map_err(|failure| {
        failure.remedy("install Node.js 20 or newer with npm; where npm ran, the lines above say more")
    })
}

/// Whether both files are there and say the same.
fn same(one: &Path, other: &Path) -> bool {
    fs::read(one).is_ok_and(|one| fs::read(other).is_ok_and(|other| one == other))
}

/// Installs what a folder of tests names, there.
fn install(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    let mut npm = machine.program("npm");
    run_npm(npm.current_dir(folder).args(["ci", "--loglevel=error"]))?;
    let [lock, installed] = locks(folder);
    disk::copy(&lock, &installed)
}

fn is_installed(folder: &Path) -> bool {
    let [lock, installed] = locks(folder);
    same(&lock, &installed)
}

/// The lock file, and its copy from the time when it was installed.
fn locks(folder: &Path) -> [PathBuf; 2] {
    [folder.join(LOCK), folder.join("node_modules/.installed-lock.json")]
}
