//! The manual pages, made of what the help says.

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::args::Arguments;
use crate::input::Failure;
use crate::run::Printout;

/// The page of the command, or of a sub-command.
pub(crate) fn page(sub_command: Option<&str>) -> Result<Printout, Failure> {
    let mut whole = Arguments::command();
    // So that each sub-command is called by its whole name.
    whole.build();
    let command = match sub_command {
        None => whole,
        Some(name) => whole.find_subcommand(name).cloned().ok_or_else(|| {
            let known: Vec<_> = whole.get_subcommands().map(clap::Command::get_name).collect();
            Failure::Usage(format!("there is no sub-command `{name}`: they are {}", known.join(", ")))
        })?,
    };
    let mut page = Vec::new();
    // Nothing refuses what is written into memory.
    let _ = Man::new(command).render(&mut page);
    Ok(Printout::of(String::from_utf8_lossy(&page).into_owned(), 0))
}
