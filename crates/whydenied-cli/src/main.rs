//! The command `whydenied`: why AWS denied an OIDC token, in the terminal.

mod args;
mod edited;
mod explain;
mod input;
mod lint;
mod run;
mod screen;
mod text;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    run::run(args::Arguments::parse().command)
}
