//! The command `whydenied`: why AWS denied an OIDC token, in the terminal.
//!
//! A library for those who hold the command to what it must never do; `main` prints what [`answer`] gives.

mod annotation;
mod args;
mod edited;
mod explain;
mod given;
mod input;
mod judged;
mod lint;
mod manual;
mod policy_tests;
mod run;
mod screen;
mod setting;
mod text;

pub use run::{Printout, answer, run};
