//! Sites with live examples, built by docs tools: each as `docs/embed.md` says, for the tests to look at.

use std::path::Path;
use std::process::Command;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;
use crate::setup::packages;

/// A site below `tests/sites`, and what an author does besides writing it.
struct Site {
    name: &'static str,
    /// Where the built page goes.
    page: &'static str,
    /// What is copied from `docs/embed`, and where it goes.
    copied: Option<(&'static str, &'static str)>,
    /// Builds the site, which is in the folder that is named last.
    build: fn(&Machine) -> Command,
}

const SITES: [Site; 5] = [
    Site {
        name: "hugo",
        page: "static/whydenied",
        copied: Some(("hugo/why-denied.html", "layouts/shortcodes/why-denied.html")),
        build: |machine| python(machine, &["hugo", "--quiet", "--panicOnWarning", "--source"]),
    },
    Site {
        name: "docusaurus",
        page: "static/whydenied",
        copied: Some(("docusaurus/WhyDenied.jsx", "src/components/WhyDenied.jsx")),
        build: |machine| node(machine, "docusaurus"),
    },
    Site {
        name: "mkdocs",
        page: "docs/whydenied",
        copied: None,
        build: |machine| python(machine, &["mkdocs", "build", "--quiet", "--strict", "--config-file"]),
    },
    Site {
        name: "mdbook",
        page: "src/whydenied",
        copied: None,
        build: |machine| {
            let mut mdbook = machine.program("mdbook");
            mdbook.arg("build");
            mdbook
        },
    },
    Site {
        name: "vitepress",
        page: "public/whydenied",
        copied: None,
        build: |machine| node(machine, "vitepress"),
    },
];

/// Builds them all, each in the folder of its name.
pub(crate) fn build(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    disk::remove(folder)?;
    disk::create(folder)?;
    let tools = machine.cache.tool(packages::DOCS_TOOLS_FOLDER);
    // The tools look for their packages beside the site, or above it.
    disk::link(&tools.join("node_modules"), &folder.join("node_modules"))?;
    disk::copy(&tools.join("package.json"), &folder.join("package.json"))?;
    for site in &SITES {
        progress::note(site.name);
        let own = folder.join(site.name);
        disk::copy_all(&machine.root.join("tests/sites").join(site.name), &own)?;
        disk::copy_all(&machine.dist(), &own.join(site.page))?;
        if let Some((from, to)) = site.copied {
            let to = own.join(to);
            disk::create(to.parent().unwrap_or(&own))?;
            disk::copy(&machine.root.join("docs/embed").join(from), &to)?;
        }
        let source = if site.name == "mkdocs" { own.join("mkdocs.yml") } else { own };
        program::run((site.build)(machine).arg(source).current_dir(folder)).map_err(|failure| {
            failure.remedy(format!("see the lines above; the site is written in tests/sites/{}", site.name))
        })?;
    }
    Ok(())
}

/// A tool in Python, by its module.
fn python(machine: &Machine, arguments: &[&str]) -> Command {
    let mut python = machine.program("python3");
    python
        .env("PYTHONPATH", machine.cache.tool(packages::DOCS_TOOLS_FOLDER).join("python"))
        // It is said of a version that is not the one here.
        .env("NO_MKDOCS_2_WARNING", "1")
        .arg("-m")
        .args(arguments);
    python
}

/// A tool from npm.
fn node(machine: &Machine, name: &str) -> Command {
    let tools = machine.cache.tool(packages::DOCS_TOOLS_FOLDER);
    let mut tool = machine.program(&tools.join("node_modules/.bin").join(name).to_string_lossy());
    tool.env("NO_UPDATE_NOTIFIER", "1")
        // Beside the tools, which all clones share, it would keep what it made of another one.
        .env("DOCUSAURUS_NO_PERSISTENT_CACHE", "1")
        .arg("build");
    tool
}
