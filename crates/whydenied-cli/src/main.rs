//! The command `whydenied`: why AWS denied an OIDC token, in the terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    whydenied_cli::run()
}
