//! What the machine's apt reads from, and a private configuration that reads the same mirror.

use std::fs;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::failure::Failure;

/// Where distributions keep the archive's keys; the second since Debian 13.
const KEYRINGS: &[&str] =
    &["/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp"];

/// The mirrors of Debian's main archive that this machine itself uses.
pub(crate) fn debian_mirrors() -> Vec<String> {
    let in_folder =
        fs::read_dir("/etc/apt/sources.list.d").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut mirrors: Vec<String> = std::iter::once(PathBuf::from("/etc/apt/sources.list"))
        .chain(in_folder)
        .filter(|path| path.extension().is_some_and(|kind| kind == "list" || kind == "sources"))
        .filter_map(|path| fs::read_to_string(path).ok())
        .flat_map(|text| mirrors_in(&text))
        .collect();
    mirrors.sort();
    mirrors.dedup();
    mirrors
}

/// Both forms: `deb [options] URI suite …` and `URIs: URI …`. Mirrors carry the main archive under `debian`.
fn mirrors_in(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with("deb ") || line.starts_with("URIs:"))
        .flat_map(str::split_whitespace)
        .map(|word| word.trim_end_matches('/'))
        .filter(|word| word.ends_with("/debian") || word.ends_with("/debian.list"))
        .map(str::to_owned)
        .collect()
}

/// Writes an apt configuration for one suite into `work` and gives its path. The machine's settings, such as a proxy,
/// still apply; its sources, pins and hooks do not.
pub(crate) fn private_configuration(work: &Path, mirror: &str, suite: &str) -> Result<PathBuf, Failure> {
    for folder in ["lists/partial", "archives/partial"] {
        disk::create(&work.join(folder))?;
    }
    let signed_by = KEYRINGS
        .iter()
        .find(|keyring| Path::new(keyring).is_file())
        .map(|keyring| format!("[signed-by={keyring}] "))
        .unwrap_or_default();
    let sources = work.join("sources.list");
    disk::write(&sources, &format!("deb {signed_by}{mirror} {suite} main\n"))?;

    let configuration = work.join("apt.conf");
    let (sources, work) = (sources.display(), work.display());
    disk::write(
        &configuration,
        &format!(
            r#"Dir::Etc::SourceList "{sources}";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "{work}/lists";
Dir::Cache "{work}";
APT::Sandbox::User "root";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
"#
        ),
    )?;
    Ok(configuration)
}

#[cfg(test)]
mod tests {
    use super::mirrors_in;

    #[test]
    fn the_mirror_is_read_from_both_forms() {
        assert_eq!(
            mirrors_in("deb http://mirror.example/debian/ bookworm main"),
            ["http://mirror.example/debian"]
        );
        assert_eq!(
            mirrors_in("Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm"),
            ["http://mirror.example/debian"]
        );
    }

    #[test]
    fn other_archives_are_left_out() {
        assert!(mirrors_in("URIs: http://mirror.example/debian-security").is_empty());
        assert!(
            mirrors_in("deb [signed-by=/etc/key.gpg] https://packages.example/apt stable main").is_empty()
        );
        assert!(mirrors_in("# deb http://mirror.example/debian bookworm main").is_empty());
    }
}
