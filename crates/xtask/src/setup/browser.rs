//! A Chromium to test in: find the one that is there, or install Debian's.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;

use super::Part;

/// Any browser of the family; only Debian's is ever installed.
pub(crate) const PART: Part = Part {
    title: "Installing Chromium and its driver",
    takes: "1 minute",
    is_ready: |_| find().is_some(),
    make: install,
};

/// The names under which systems carry it, and where macOS keeps applications.
const NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const MACOS_APPLICATIONS: &[&str] = &[
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// `$CHROME`, else the first that this system carries.
pub(crate) fn find() -> Option<PathBuf> {
    let named = env::var_os("CHROME").map(PathBuf::from);
    named.filter(|path| path.is_file()).or_else(|| program::find(NAMES)).or_else(macos_application)
}

/// `$CHROMEDRIVER`, else the one in PATH, where it is of the browser's own major version: another refuses to drive it.
pub(crate) fn find_driver(browser: &Path) -> Option<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|path| path.is_file());
    let driver = named.or_else(|| program::find(&["chromedriver"]))?;
    (major_version(&driver)? == major_version(browser)?).then_some(driver)
}

/// The first number of what `--version` says, such as `Chromium 156.0.8078.79 built on Debian`.
fn major_version(program: &Path) -> Option<u32> {
    let said = program::read(Command::new(program).arg("--version")).ok()?;
    said.split_whitespace().find_map(|word| word.split('.').next()?.parse().ok())
}

fn macos_application() -> Option<PathBuf> {
    let of_user = env::home_dir().map(|home| home.join("Applications"));
    let folders = [Some(PathBuf::from("/Applications")), of_user];
    let in_folder = |folder: PathBuf| MACOS_APPLICATIONS.iter().map(move |name| folder.join(name));
    let mut candidates = folders.into_iter().flatten().flat_map(in_folder);
    candidates.find(|path| path.is_file())
}

fn install(machine: &Machine) -> Result<(), Failure> {
    let without = |why: &str| {
        Failure::new(format!("no Chromium or Chrome was found, {why}")).remedy(
            "install Chromium or Google Chrome (on Debian: `sudo apt-get install chromium \
             chromium-driver`), or set CHROME to one",
        )
    };
    if program::find(&["apt-get"]).is_none() {
        return Err(without("and there is no apt-get to install one"));
    }
    let root = RootRights::find().ok_or_else(|| without("and installing one takes root's rights"))?;
    let apt = |arguments: &str| {
        let (program, first) = root.words();
        let mut apt = machine.program(program);
        apt.args(first)
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"])
            .args(arguments.split_whitespace());
        apt
    };
    let mut packages = apt("install -y --no-install-recommends chromium chromium-driver");
    // Package lists that are missing or stale are the usual reason why a first attempt fails.
    if program::read(&mut packages).is_err() {
        program::run(&mut apt("update"))
            .and_then(|()| program::run(&mut packages))
            .map_err(|failure| without(&format!("and {}", failure.what())))?;
    }
    find().map(drop).ok_or_else(|| without("although apt-get has installed one"))
}

/// How to run a program as root without asking anybody.
enum RootRights {
    Own,
    Sudo,
}

impl RootRights {
    fn find() -> Option<Self> {
        if program::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
            return Some(Self::Own);
        }
        let asks_nobody = program::read(Command::new("sudo").args(["-n", "true"])).is_ok();
        asks_nobody.then_some(Self::Sudo)
    }

    /// Before the assignments of the environment and the program itself.
    fn words(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Own => ("env", &[]),
            Self::Sudo => ("sudo", &["-n", "env"]),
        }
    }
}
