//! `cargo xtask parts`: what the page has that trunk does not build: its scripts, bundled, and what every code means.
//! Trunk calls it while it builds the page.

use std::env;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::setup::{self, packages};

/// A script with all that it imports from packages, as one file.
pub(crate) struct Bundle {
    /// As seen from `web/`.
    pub(crate) source: &'static str,
    pub(crate) name: &'static str,
    /// What it is to the browser: a module (`esm`), or a script that is none (`iife`).
    pub(crate) format: &'static str,
    /// What has to stand in every copy of the packages.
    pub(crate) licence: &'static str,
}

/// The editors, which an element in the npm package has as well.
pub(crate) const EDITORS: [Bundle; 2] = [
    Bundle {
        source: "editor/editor.js",
        name: "editor.js",
        format: "esm",
        licence: "// CodeMirror and its packages: Copyright (C) Marijn Haverbeke and others, MIT License, \
                  https://codemirror.net",
    },
    Bundle {
        source: "editor/languages.js",
        name: "languages.js",
        format: "esm",
        licence: "// CodeMirror's modes: Copyright (C) Marijn Haverbeke and others, MIT License, https://codemirror.net",
    },
];

const OTHERS: [Bundle; 2] = [
    Bundle {
        source: "element/element.js",
        name: "element.js",
        format: "esm",
        licence: "// <why-denied> of whydenied: MIT OR Apache-2.0",
    },
    Bundle {
        source: "service-worker.js",
        name: "service-worker.js",
        // Not every browser takes a module for a service worker.
        format: "iife",
        licence: "// Workbox: Copyright 2018 Google LLC, MIT License, https://developer.chrome.com/docs/workbox",
    },
];

/// Makes all of it into the page that trunk is building.
pub(crate) fn make(machine: &Machine) -> Result<(), Failure> {
    // In a page that is finished, the service worker and the compressed copies would not know of it.
    let page = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::new("no page is being built here")
            .remedy("`cargo xtask serve` builds the page with all its parts")
    })?;
    setup::prepare(machine, &[&packages::SCRIPTS])?;
    for script in EDITORS.iter().chain(&OTHERS) {
        bundle(machine, script, &page)?;
    }
    let catalogue =
        program::read(&mut machine.cargo("run --quiet --locked -p whydenied --example catalogue"))?;
    disk::write(&page.join("catalogue.json"), &catalogue)
}

/// Makes a script one file of a folder.
pub(crate) fn bundle(machine: &Machine, script: &Bundle, folder: &Path) -> Result<(), Failure> {
    let modules = machine.cache.tool(packages::SCRIPT_PACKAGES).join("node_modules");
    let mut esbuild = machine.program(&modules.join(".bin/esbuild").to_string_lossy());
    esbuild
        .current_dir(machine.root.join("web"))
        .env("NODE_PATH", &modules)
        .args([script.source, "--bundle", "--minify", "--target=es2022", "--log-level=warning"])
        // A file of its own, which the editors load when it is needed.
        .arg("--external:./languages.js")
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg(format!("--format={}", script.format))
        .arg(format!("--banner:js={}", script.licence))
        .arg(format!("--outfile={}", folder.join(script.name).display()));
    program::run(&mut esbuild)
        .map_err(|failure| failure.remedy("see the lines above: they name file and line"))
}
