//! The browsers to test in: find those that are there, or install Debian's.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;

use super::Part;

pub(crate) const CHROMIUM: Part = Part {
    title: "Installing Chromium and its driver",
    takes: "1 minute",
    is_ready: |_| Family::CHROMIUM.find().is_some(),
    make: |machine| Family::CHROMIUM.install(machine),
};

pub(crate) const FIREFOX: Part = Part {
    title: "Installing Firefox",
    takes: "1 minute",
    is_ready: |_| Family::FIREFOX.find().is_some(),
    make: |machine| Family::FIREFOX.install(machine),
};

/// Browsers that behave alike; only Debian's is ever installed.
pub(crate) struct Family {
    title: &'static str,
    /// The environment variable that names one.
    variable: &'static str,
    /// The names under which systems carry it.
    programs: &'static [&'static str],
    /// Where macOS keeps it, below a folder of applications.
    applications: &'static [&'static str],
    /// Debian's packages.
    packages: &'static str,
}

impl Family {
    pub(crate) const CHROMIUM: Self = Self {
        title: "Chromium or Chrome",
        variable: "CHROME",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
        ],
        applications: &[
            "Google Chrome.app/Contents/MacOS/Google Chrome",
            "Chromium.app/Contents/MacOS/Chromium",
            "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        ],
        packages: "chromium chromium-driver",
    };
    pub(crate) const FIREFOX: Self = Self {
        title: "Firefox",
        variable: "FIREFOX",
        programs: &["firefox", "firefox-esr"],
        applications: &["Firefox.app/Contents/MacOS/firefox"],
        packages: "firefox-esr",
    };

    /// The one that the environment names, else the first that this system carries.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).map(PathBuf::from);
        named
            .filter(|path| path.is_file())
            .or_else(|| program::find(self.programs))
            .or_else(|| self.macos_application())
    }

    /// The same, where a command cannot do without.
    pub(crate) fn get(&self) -> Result<PathBuf, Failure> {
        self.find().ok_or_else(|| {
            Failure::new(format!("no {} was found", self.title)).remedy("run `cargo xtask setup`")
        })
    }

    fn macos_application(&self) -> Option<PathBuf> {
        let of_user = env::home_dir().map(|home| home.join("Applications"));
        let folders = [Some(PathBuf::from("/Applications")), of_user];
        let in_folder = |folder: PathBuf| self.applications.iter().map(move |name| folder.join(name));
        let mut candidates = folders.into_iter().flatten().flat_map(in_folder);
        candidates.find(|path| path.is_file())
    }

    fn install(&self, machine: &Machine) -> Result<(), Failure> {
        let Self { title, variable, packages, .. } = self;
        let without = |why: &str| {
            Failure::new(format!("no {title} was found, {why}")).remedy(format!(
                "install {title} (on Debian: `sudo apt-get install {packages}`), or set {variable} to one"
            ))
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
        let mut install = apt(&format!("install -y --no-install-recommends {packages}"));
        // Package lists that are missing or stale are the usual reason why a first attempt fails.
        if program::read(&mut install).is_err() {
            program::run(&mut apt("update"))
                .and_then(|()| program::run(&mut install))
                .map_err(|failure| without(&format!("and {}", failure.what())))?;
        }
        self.find().map(drop).ok_or_else(|| without("although apt-get has installed one"))
    }
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
