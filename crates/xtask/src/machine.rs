//! This machine as the commands see it: the repository, the cache, and programs run with the cached tools first in PATH.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::Cache;
use crate::failure::Failure;
use crate::program;
use crate::setup::versions::{self, Tool};

/// The repository and the tools around it.
pub(crate) struct Machine {
    pub(crate) root: PathBuf,
    pub(crate) cache: Cache,
    path: OsString,
}

impl Machine {
    pub(crate) fn find() -> Result<Self, Failure> {
        let cache = Cache::find()?;
        let path = search_path(&cache)?;
        Ok(Self { root: repository(), cache, path })
    }

    /// A program in the repository's folder. The tools of the cache come before those of PATH, so a tool in PATH is
    /// used exactly where the cache has none because PATH had the right version.
    pub(crate) fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// `cargo` with its arguments, separated by spaces.
    pub(crate) fn cargo(&self, arguments: &str) -> Command {
        let mut command = self.program("cargo");
        command.args(arguments.split_whitespace());
        command
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> Result<PathBuf, Failure> {
        let metadata = program::read(&mut self.cargo("metadata --format-version 1 --no-deps --offline"))?;
        let folder =
            metadata.split_once(r#""target_directory":""#).and_then(|(_, rest)| rest.split_once('"'));
        let (folder, _) =
            folder.ok_or_else(|| Failure::new("cargo does not say where its target folder is"))?;
        Ok(folder.replace(r"\\", r"\").into())
    }

    /// Where trunk puts the page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the sources of the page's editor stand.
    pub(crate) fn editor(&self) -> PathBuf {
        self.root.join("web/editor")
    }

    /// Where the tests that install the npm package stand.
    pub(crate) fn npm_tests(&self) -> PathBuf {
        self.root.join("tests/npm")
    }

    /// Where the tests that drive a browser stand.
    pub(crate) fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }
}

/// Where a tool's programs stand inside its folder: both cargo and npm use `bin`.
pub(crate) fn folder_name(tool: &Tool) -> String {
    format!("{}-{}", tool.package, tool.version)
}

fn search_path(cache: &Cache) -> Result<OsString, Failure> {
    let own = versions::ALL.iter().map(|tool| cache.tool(&folder_name(tool)).join("bin"));
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.chain(env::split_paths(&inherited))).map_err(|error| {
        Failure::new(format!("the cache folder cannot stand in PATH: {error}"))
            .remedy("set WHYDENIED_CACHE to a folder without `:` in its name")
    })
}

/// Cargo says at run time where this package lies; one target folder may serve several clones.
fn repository() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(), PathBuf::from);
    package.ancestors().nth(2).unwrap_or(&package).to_owned()
}
