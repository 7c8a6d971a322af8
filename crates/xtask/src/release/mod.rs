//! `cargo xtask release`: everything that a version is published as, made and checked by one command.
//!
//! - [`changelog`]: what the version brings

mod changelog;

use std::path::{Path, PathBuf};

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;
use crate::test::check_crates;
use crate::{book, pack, page};

/// The one version, which every crate and the npm package have from the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What goes with the command.
const BESIDE: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "README.md"];
const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];
const CHECKSUMS: &str = "SHA256SUMS";

/// How a version is made.
pub(crate) struct Options {
    /// Where all of it goes.
    pub(crate) folder: PathBuf,
    /// Whether it is only made, and nothing is published.
    pub(crate) is_dry: bool,
}

/// Makes a version, and publishes it unless it is a dry run.
pub(crate) fn release(machine: &Machine, options: &Options) -> Result<(), Failure> {
    let folder = machine.root.join(&options.folder);
    let changes = disk::read(&machine.root.join(changelog::FILE))?;
    let brings = changelog::unreleased(&changes)?;
    let is_clean = program::read(machine.program("git").args(["status", "--porcelain"]))?.is_empty();
    let tags = program::read(machine.program("git").args(["tag", "--list", &tag()]))?;
    if !options.is_dry {
        ready(is_clean, &tags)?;
    } else if !is_clean {
        progress::note("the working tree has changes, which a release would not take");
    }
    check_crates(machine)?;
    page::prepare(machine)?;
    disk::remove(&folder)?;
    disk::create(&folder)?;
    progress::step("The site: the page, the book, headers, compressed files", "2 minutes", || {
        site(machine, &folder.join("site"))
    })?;
    let package = pack::pack(machine, &machine.root.join(pack::FOLDER))?;
    disk::copy(&package, &folder.join(package.file_name().unwrap_or_default()))?;
    progress::step("The command for this machine", "5 minutes", || command(machine, &folder))?;
    println!(
        "\nwhydenied {VERSION}\n\n{brings}\n\nIn {}:\n{}",
        folder.display(),
        checksums(machine, &folder)?
    );
    if options.is_dry {
        println!("\nNothing was published. `cargo xtask release` makes the same again, and publishes it.");
        return Ok(());
    }
    publish(machine, &changes, &package)?;
    println!(
        "\nLeft to do: `git push --follow-tags`, the archives with {CHECKSUMS} to the release of {}, the site to its host, \
         and the command for other machines by the same command there.",
        tag()
    );
    Ok(())
}

fn tag() -> String {
    format!("v{VERSION}")
}

/// Whether it can be published.
fn ready(is_clean: bool, tags: &str) -> Result<(), Failure> {
    if !tags.is_empty() {
        return Err(Failure::new(format!("version {VERSION} was released: there is a tag {}", tag()))
            .remedy("raise `version` below `[workspace.package]` in Cargo.toml, and in `[workspace.dependencies]`"));
    }
    if !is_clean {
        return Err(Failure::new("the working tree has changes").remedy("commit them, or put them away"));
    }
    Ok(())
}

/// A folder that any static host serves: the page, the book below it, and what the host is to send with them.
fn site(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    let made = machine.root.join("target/book");
    book::build(machine, &made)?;
    disk::copy_all(&machine.dist(), folder)?;
    disk::copy_all(&book::built(machine), &folder.join("book"))?;
    disk::copy(&machine.root.join("web/_headers"), &folder.join("_headers"))?;
    let compress = "import('./web/compressed.mjs').then(({ compress }) => compress(process.argv[1]))";
    program::run(machine.program("node").args(["-e", compress]).arg(folder))
}

/// The command with its manual pages and completions, as an archive.
fn command(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    program::run(&mut machine.cargo("build --release --locked -p whydenied-cli"))?;
    let built = machine.target()?.join("release").join(format!("whydenied{}", std::env::consts::EXE_SUFFIX));
    let name = format!("whydenied-{VERSION}-{}", target(machine)?);
    let archive = folder.join(&name);
    for part in ["man", "completions"] {
        disk::create(&archive.join(part))?;
    }
    disk::copy(&built, &archive.join(built.file_name().unwrap_or_default()))?;
    for file in BESIDE {
        disk::copy(&machine.root.join(file), &archive.join(file))?;
    }
    let whydenied = |words: &[&str]| program::read(machine.program(&built.to_string_lossy()).args(words));
    let whole = whydenied(&["man"])?;
    for sub_command in sub_commands(&whole) {
        let page = whydenied(&["man", sub_command])?;
        disk::write(&archive.join(format!("man/whydenied-{sub_command}.1")), &page)?;
    }
    disk::write(&archive.join("man/whydenied.1"), &whole)?;
    for shell in SHELLS {
        disk::write(&archive.join("completions").join(shell), &whydenied(&["completions", shell])?)?;
    }
    let mut tar = machine.program("tar");
    tar.current_dir(folder).arg("-czf").arg(format!("{name}.tar.gz")).arg(&name);
    program::run(&mut tar)?;
    disk::remove(&archive)
}

/// What cargo builds for where nobody says otherwise.
fn target(machine: &Machine) -> Result<String, Failure> {
    let said = program::read(machine.program("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::new("rustc does not say which machine it builds for"))
}

/// The sub-commands that a manual page names.
fn sub_commands(page: &str) -> impl Iterator<Item = &str> {
    page.lines()
        .filter_map(|line| line.strip_prefix(r"whydenied\-")?.strip_suffix("(1)"))
        .filter(|name| *name != "help")
}

/// Writes the checksums of what is downloaded as a file, and gives them.
fn checksums(machine: &Machine, folder: &Path) -> Result<String, Failure> {
    let sum = "const { createHash } = require('node:crypto'), { readFileSync } = require('node:fs'), { basename } = require('node:path'); \
               for (const path of process.argv.slice(1)) \
               console.log(createHash('sha256').update(readFileSync(path)).digest('hex') + '  ' + basename(path))";
    let files = disk::entries(folder)?.into_iter().filter(|path| path.is_file());
    let sums = program::read(machine.program("node").args(["-e", sum]).args(files))?;
    disk::write(&folder.join(CHECKSUMS), &format!("{sums}\n"))?;
    Ok(sums)
}

/// The version in the changelog, a commit and a tag; then the crates and the package.
fn publish(machine: &Machine, changes: &str, package: &Path) -> Result<(), Failure> {
    let day = program::read(machine.program("node").args(["-p", "new Date().toISOString().slice(0, 10)"]))?;
    disk::write(&machine.root.join(changelog::FILE), &changelog::released(changes, VERSION, &day))?;
    let message = format!("Release {VERSION}");
    let git = |words: &[&str]| program::run(machine.program("git").args(words));
    git(&["commit", "--message", &message, changelog::FILE])?;
    git(&["tag", "--annotate", &tag(), "--message", &message])?;
    program::run(&mut machine.cargo("publish --workspace --locked"))?;
    program::run(machine.program("npm").arg("publish").arg(package))
}

#[cfg(test)]
mod tests {
    use super::{ready, sub_commands};

    #[test]
    fn what_was_released_is_not_released_again() {
        assert!(ready(true, "").is_ok());
        assert!(ready(true, "v0.1.0").is_err() && ready(false, "").is_err());
    }

    #[test]
    fn the_manual_names_its_sub_commands() {
        let page = ".SH SUBCOMMANDS\n.TP\nwhydenied\\-aws(1)\nDecide\n.TP\nwhydenied\\-help(1)\nHelp\n";
        assert_eq!(sub_commands(page).collect::<Vec<_>>(), ["aws"]);
    }

    #[test]
    fn the_version_stands_in_one_place() {
        let workspace = include_str!("../../../../Cargo.toml");
        let own = format!("version = \"{}\"", super::VERSION);
        let with_path = workspace.lines().filter(|line| line.contains("path = \"crates/"));
        let others: Vec<_> = with_path.filter(|line| !line.contains(&own)).collect();
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn the_host_sends_what_the_guide_says() {
        let (headers, guide) =
            (include_str!("../../../../web/_headers"), include_str!("../../../../docs/hosting.md"));
        let (_, rules) = headers.split_once('\n').unwrap();
        assert!(guide.contains(&format!("```\n{rules}```")), "{rules}");
    }
}
