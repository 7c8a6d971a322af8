//! The standard library's source, from Debian's package of exactly the compiler's release: that of another release
//! does not compile.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::apt;
use crate::disk;
use crate::failure::Failure;
use crate::program;
use crate::progress;

/// Where Debian may carry a compiler's release, the likeliest first.
const SUITES: &[&str] = &["trixie-backports", "bookworm-backports", "trixie", "forky", "sid"];

/// Downloads and unpacks the source of `release` below `work`, and gives its `library` folder.
pub(super) fn fetch(release: &str, work: &Path) -> Result<PathBuf, Failure> {
    if program::find(&["apt-get"]).is_none() {
        return Err(Failure::new("this system has no apt-get"));
    }
    download(release, work)?;
    let source = work.join("source");
    unpack(&entry(work, ".deb")?, &source)?;
    Ok(entry(&source.join("usr/src"), "")?.join("library"))
}

/// Takes the package from the first suite that has this release.
fn download(release: &str, work: &Path) -> Result<(), Failure> {
    let mirrors = apt::debian_mirrors();
    if mirrors.is_empty() {
        return Err(Failure::new("the apt sources of this machine name no Debian mirror"));
    }
    let suites_of = |mirror| SUITES.iter().map(move |suite| (mirror, suite));
    for (mirror, suite) in mirrors.iter().flat_map(suites_of) {
        let configuration = apt::private_configuration(work, mirror, suite)?;
        let apt = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.current_dir(work).arg("-c").arg(&configuration).args(arguments);
            program::read(&mut command)
        };
        // A suite that a mirror lacks is no reason to give up the others.
        if apt("apt-get", &["-qq", "update"]).is_err() {
            continue;
        }
        let listed = apt("apt-cache", &["madison", "rust-src"]).unwrap_or_default();
        if let Some(version) = version_of_release(&listed, release) {
            progress::note(&format!("downloading rust-src {version} from {suite}"));
            return apt("apt-get", &["-qq", "download", &format!("rust-src={version}")]).map(drop);
        }
    }
    Err(Failure::new(format!("no rust-src of release {release} in {}", SUITES.join(", "))))
}

/// Picks from lines such as ` rust-src | 1.95.0+dfsg1-2~bpo13+1 | …`.
fn version_of_release<'a>(listed: &'a str, release: &str) -> Option<&'a str> {
    let versions = listed.lines().filter_map(|line| Some(line.split('|').nth(1)?.trim()));
    let is_of_release = |version: &&str| {
        let rest = version.strip_prefix(release);
        rest.is_some_and(|rest| rest.starts_with(['+', '-', '~']))
    };
    versions.into_iter().find(is_of_release)
}

/// Unpacks the `library` folder alone; the package holds the compiler's source too.
fn unpack(package: &Path, into: &Path) -> Result<(), Failure> {
    disk::create(into)?;
    let mut archive = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(package)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("cannot start `dpkg-deb`: {error}")))?;
    let content = archive.stdout.take().map_or_else(Stdio::null, Stdio::from);
    let mut tar = Command::new("tar");
    tar.arg("--extract").arg("--directory").arg(into).args(["--wildcards", "./usr/src/rustc-*/library/*"]);
    let unpacked = program::run(tar.stdin(content));
    archive.wait().map_err(|error| Failure::of_path("unpack", package, &error))?;
    unpacked
}

fn entry(folder: &Path, ending: &str) -> Result<PathBuf, Failure> {
    disk::entries(folder)?
        .into_iter()
        .find(|path| path.to_string_lossy().ends_with(ending))
        .ok_or_else(|| Failure::new(format!("there is no `*{ending}` in `{}`", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::version_of_release;

    const LISTED: &str = "\
 rust-src | 1.96.1+dfsg1-2~bpo13+1 | mirror trixie-backports/main amd64 Packages
 rust-src | 1.95.0+dfsg1-2~bpo13+1 | mirror trixie-backports/main amd64 Packages";

    #[test]
    fn the_version_is_of_exactly_the_release() {
        assert_eq!(version_of_release(LISTED, "1.95.0"), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(version_of_release(LISTED, "1.96"), None);
        assert_eq!(version_of_release(LISTED, "1.97.0-nightly"), None);
    }
}
