//! The book: chapters written by hand (`docs/book`), those of `docs/` that have a place in it, and those that are made of
//! what the engine knows (`crates/whydenied-book`), as mdBook builds them.

mod links;

use std::path::{Path, PathBuf};

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;
use crate::setup::{self, tools};

/// Where the examples look for the files of the page, as seen from the book.
const PAGE: &str = "whydenied";
/// What people copy from it, as it is.
const EMBED: &str = "embed";

/// Where the book is, once it was built in its usual place.
pub(crate) fn built(machine: &Machine) -> PathBuf {
    html(&machine.root.join("target/book"))
}

/// Where mdBook puts it.
fn html(folder: &Path) -> PathBuf {
    folder.join("book")
}

/// Builds the book in a folder, and checks its links.
pub(crate) fn build(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    setup::prepare(machine, &[&tools::MDBOOK])?;
    gather(machine, folder)?;
    let mut chapters = machine.cargo("run --quiet --locked -p whydenied-book --bin chapters --");
    program::run(chapters.arg(folder.join("src")))?;
    program::run(machine.program("mdbook").arg("build").arg(folder))?;
    let book = html(folder);
    if machine.dist().join("index.html").is_file() {
        disk::copy_all(&machine.dist(), &book.join(PAGE))?;
    } else {
        progress::note(
            "without the page's files its examples stay as they are: `cargo xtask serve` builds the page",
        );
    }
    let pages = links::check(&book, &[PAGE, EMBED])?;
    progress::note(&format!(
        "{pages} pages, every link leads somewhere: {}",
        book.join("index.html").display()
    ));
    Ok(())
}

/// What was written by hand, in a folder that has nothing else: of an earlier book nothing stays.
fn gather(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    let docs = machine.root.join("docs");
    let is_book = !folder.starts_with(&docs) && folder.join("book.toml").is_file();
    if folder.exists() && !is_book && !disk::entries(folder)?.is_empty() {
        return Err(Failure::new(format!(
            "`{}` has something else than a book that was built",
            folder.display()
        ))
        .remedy("name a folder that is empty or not there; what is in it is replaced"));
    }
    disk::remove(folder)?;
    disk::copy_all(&docs.join("book"), folder)?;
    let sources = folder.join("src");
    for path in disk::entries(&docs)? {
        let name = path.file_name().filter(|_| path.extension().is_some_and(|end| end == "md"));
        if let Some(name) = name {
            disk::copy(&path, &sources.join(name))?;
        }
    }
    disk::copy_all(&docs.join(EMBED), &sources.join(EMBED))
}
