//! `cargo xtask pack`: the npm package `whydenied`, as a tarball.
//!
//! What is written by hand stands in `crates/whydenied-wasm/npm/`, and what the element shares with the page in `web/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::disk;
use crate::failure::Failure;
use crate::flags;
use crate::machine::Machine;
use crate::parts;
use crate::program;
use crate::progress;
use crate::schema;
use crate::setup::wasm_std::TARGET;
use crate::setup::{self, Part, packages, tools, wasm_std};
use crate::size;

/// Where it is built.
pub(crate) const FOLDER: &str = "target/pack";
/// What packing takes.
const NEEDS: &[&Part] =
    &[&wasm_std::PART, &tools::WASM_OPT, &tools::WASM_BINDGEN, &packages::CRATES, &packages::SCRIPTS];

/// The crates that become modules: the engine, the arithmetic of signatures, and what the element shows.
const MODULES: [&str; 3] = [ENGINE, "whydenied-signature-wasm", "whydenied-web"];
const ENGINE: &str = "whydenied-wasm";
/// As `Trunk.toml` has it for the page.
const PROFILE: &str = "wasm-release";

/// What is written by hand.
const SOURCES: &str = "crates/whydenied-wasm/npm";
/// The element and its way to the engine, which the page has as well, and what else belongs into a package.
const SHARED: [&str; 8] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "crates/whydenied-wasm/README.md",
    "web/engine.js",
    "web/shapes.svg",
    "web/element/element.js",
    "web/element/texts.js",
    "web/element/theme.js",
];
/// The styles of an element, and of one with editors, each as a module.
const STYLES: [(&str, &str); 2] =
    [("SHEETS", "element-style.js"), ("SHEETS_OF_PLAYGROUND", "playground-style.js")];

/// Builds the tarball into a folder, with what is in it beside it, and gives its path.
pub(crate) fn pack(machine: &Machine, folder: &Path) -> Result<PathBuf, Failure> {
    setup::prepare(machine, NEEDS)?;
    progress::step("Packing whydenied for npm", "15 minutes", || {
        let tarball = make(machine, folder)?;
        progress::note(&format!("`npm install {}` installs it", tarball.display()));
        Ok(tarball)
    })
}

fn make(machine: &Machine, folder: &Path) -> Result<PathBuf, Failure> {
    flags::check()?;
    let package = folder.join("package");
    disk::remove(folder)?;
    disk::create(&package)?;
    let sources = disk::entries(&machine.root.join(SOURCES))?;
    for file in sources.into_iter().chain(SHARED.map(|name| machine.root.join(name))) {
        if let Some(name) = file.file_name() {
            disk::copy(&file, &package.join(name))?;
        }
    }
    for name in MODULES {
        module(machine, name, &package)?;
    }
    types(machine, folder)?;
    schema::write(machine, &package.join("schema.json"))?;
    for (sheets, name) in STYLES {
        let made = format!(
            "import {{ {sheets}, elementStyle }} from './web/element/style.mjs'; process.stdout.write(elementStyle({sheets}))"
        );
        let style = program::read(machine.program("node").args(["--input-type=module", "-e", &made]))?;
        disk::write(&package.join(name), &(style + "\n"))?;
    }
    for script in &parts::EDITORS {
        parts::bundle(machine, script, &package)?;
    }
    weigh(machine, &package)?;
    tarball(machine, folder)
}

/// A crate as a module of JavaScript with its WebAssembly beside it.
fn module(machine: &Machine, name: &str, package: &Path) -> Result<(), Failure> {
    program::run(
        &mut machine.cargo(&format!("build --locked -p {name} --profile {PROFILE} --target {TARGET}")),
    )
    .map_err(|failure| failure.remedy("mend what the lines above point at"))?;
    let mut bindgen = machine.program("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]).arg(package);
    program::run(bindgen.arg(built(machine, name)?))?;
    let module = package.join(format!("{name}_bg.wasm"));
    program::run(machine.program("wasm-opt").arg("-Oz").arg(&module).arg("--output").arg(&module))
}

/// Where cargo has built a module: a library has underscores in its name, a program does not.
fn built(machine: &Machine, name: &str) -> Result<PathBuf, Failure> {
    let folder = machine.target()?.join(TARGET).join(PROFILE);
    let names = [name.to_owned(), name.replace('-', "_")];
    let mut paths = names.map(|name| folder.join(name + ".wasm")).into_iter();
    paths.find(|path| path.is_file()).ok_or_else(|| {
        Failure::new(format!("cargo built `{name}`, but there is no module of it in `{}`", folder.display()))
    })
}

/// The types of the functions, by their bindings, and those of the element, by the comments of its script.
fn types(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    let [package, made] = [folder.join("package"), folder.join("types")];
    let mut bindgen = machine.program("wasm-bindgen");
    // The types of this target have the functions, and nothing of how the module is loaded.
    bindgen.args(["--target", "bundler", "--out-name", "functions", "--out-dir"]).arg(&made);
    program::run(bindgen.arg(built(machine, ENGINE)?))?;
    let mut compiler = schema::compiler(machine);
    compiler.arg("web/element/element.js").args([
        "--allowJs",
        "--declaration",
        "--emitDeclarationOnly",
        "--target",
        "es2022",
        "--moduleResolution",
        "bundler",
        "--module",
        "es2022",
        "--outDir",
    ]);
    program::run(compiler.arg(&made))?;
    for name in ["functions.d.ts", "element.d.ts"] {
        disk::copy(&made.join(name), &package.join(name))?;
    }
    disk::remove(&made)
}

/// Says what the modules weigh.
fn weigh(machine: &Machine, package: &Path) -> Result<(), Failure> {
    let paths = MODULES.map(|name| package.join(format!("{name}_bg.wasm")));
    for (path, brotli) in paths.iter().zip(size::brotli(machine, &paths)?) {
        let raw = fs::metadata(path).map_err(|error| Failure::of_path("read", path, &error))?.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        progress::note(&format!("{name}: {raw} bytes, {brotli} as brotli"));
    }
    Ok(())
}

/// Packs the package under the version of the workspace.
fn tarball(machine: &Machine, folder: &Path) -> Result<PathBuf, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let npm = |words: &[&str]| {
        let mut npm = machine.program("npm");
        npm.current_dir(folder.join("package")).args(words);
        npm
    };
    packages::run_npm(&mut npm(&["pkg", "set", &format!("version={version}")]))?;
    packages::run_npm(
        npm(&["pack", "--loglevel=silent", "--pack-destination"]).arg(folder).stdout(Stdio::null()),
    )?;
    Ok(folder.join(format!("whydenied-{version}.tgz")))
}
