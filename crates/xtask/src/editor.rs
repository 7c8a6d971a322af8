//! `cargo xtask editor`: bundles the page's editor. Trunk calls it while it builds the page.

use std::env;
use std::path::Path;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::setup::{self, packages};

/// What has to stand in every copy of it.
const LICENCE: &str = "// CodeMirror and its packages: Copyright (C) Marijn Haverbeke and others, MIT License, \
                       https://codemirror.net";

/// Bundles `web/editor/` into the page that trunk is building, or into `dist/`.
pub(crate) fn bundle(machine: &Machine) -> Result<(), Failure> {
    setup::prepare(machine, &[&packages::EDITOR])?;
    let page = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| machine.dist(), Into::into);
    let modules = machine.cache.tool(packages::EDITOR_PACKAGES).join("node_modules");
    let mut esbuild = machine.program(&modules.join(".bin/esbuild").to_string_lossy());
    esbuild
        .current_dir(machine.editor())
        .env("NODE_PATH", &modules)
        .args(["editor.js", "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .arg(format!("--banner:js={LICENCE}"))
        .arg(outfile(&page));
    program::run(&mut esbuild)
        .map_err(|failure| failure.remedy("see the lines above: they name file and line"))
}

fn outfile(page: &Path) -> String {
    format!("--outfile={}", page.join("editor.js").display())
}
