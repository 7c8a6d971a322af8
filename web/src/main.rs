//! The playground: an OIDC token and a trust policy go in, the verdict comes out as one types.
//!
//! - `web/index.html` is the page as it stands before this runs, `web/start.js` runs it.
//! - [`state`] holds what was typed, and all that follows from it.
//! - [`intake`] puts what was pasted where it belongs; [`shelf`] keeps it while something else is shown.
//! - [`what_if`] changes one claim of the token.
//! - [`editors`] take the places of the text areas, once they are there.
//! - [`keys`] has the signature checked where the issuer's keys are given.
//! - [`page`] lays out what a person sees: the [`inputs`] and the [`verdict`].
//! - What is shown of a report is plain markup of the crate `whydenied-view`; [`sheet`] shows it.
//! - [`exports`] is what the parts of the page that are loaded later ask of it.

#![allow(unreachable_pub, reason = "the macro of each component writes a `pub` struct of its properties")]

mod clock;
mod editors;
mod exports;
mod inputs;
mod intake;
mod keys;
mod page;
mod policy_reading;
mod selection;
mod sheet;
mod shelf;
mod start;
mod state;
mod verdict;
mod what_if;

fn main() {
    console_error_panic_hook::set_once();
    page::mount();
}
