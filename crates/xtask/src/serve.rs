//! `cargo xtask serve`: set up, build the release page, serve it.

use std::process::Command;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::site::{self, Site};
use crate::{book, page, progress};

/// What `serve` takes on the command line.
pub(crate) struct Options {
    pub(crate) port: u16,
    /// Show it in the default browser.
    pub(crate) open: bool,
    /// Build again whenever a source changes.
    pub(crate) watch: bool,
}

/// Serves the page until it is stopped. The files are those that are published: no reload script is added.
pub(crate) fn serve(machine: &Machine, options: &Options) -> Result<(), Failure> {
    // Said at once rather than after the build.
    site::listen(options.port)?;
    page::prepare(machine)?;
    let book = book::built(machine);
    let site = Site::open(&machine.dist(), options.port)?.with("/book", &book);
    if options.watch {
        page::trunk(machine, "watch")
            .spawn()
            .map_err(|error| Failure::new(format!("cannot start `trunk watch`: {error}")))?;
    }
    println!("\nThe page is served on {} (Ctrl-C stops it)", site.url());
    if book.is_dir() {
        println!("and the book, as it was built, on {}/book/", site.url());
    }
    if options.open {
        show(&site.url());
    }
    site.serve();
    Ok(())
}

fn show(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if Command::new(opener).arg(url).spawn().is_err() {
        progress::note(&format!("`{opener}` is not there to open a browser; the address is above"));
    }
}
