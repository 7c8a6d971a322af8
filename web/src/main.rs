//! The playground: an OIDC token and a trust policy go in, the verdict comes out as one types.
//!
//! - `web/index.html` is the page as it stands before this runs, `web/start.js` runs it.
//! - [`state`] holds what was typed.
//! - [`panes`] are where it is typed, [`request`] the fields for what else is known.
//! - [`intake`] puts what was pasted where it belongs; [`put_aside`] keeps it while something else is shown.
//! - [`changed`] remembers the token that was pasted while another one is tried.
//! - [`engine`] is what it asks of the engine, which is a module of its own: `web/verdict`.
//! - [`exports`] is what the other parts of the page ask of it.

#![allow(unreachable_pub, reason = "the macro of each component writes a `pub` struct of its properties")]

mod changed;
mod engine;
mod exports;
mod intake;
mod page;
mod panes;
mod put_aside;
mod request;
mod state;

fn main() {
    console_error_panic_hook::set_once();
    page::mount();
}
