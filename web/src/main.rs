//! The playground: an OIDC token and a trust policy go in, the verdict comes out as one types.
//!
//! - [`state`] holds what was typed, and all that follows from it.
//! - [`intake`] puts what was pasted where it belongs.
//! - [`what_if`] changes one claim of the token.
//! - [`keys`] has the signature checked where the issuer's keys are given.
//! - [`page`] lays out what a person sees: the [`inputs`], the [`examples`] and the [`verdict`].
//! - [`whydenied_view`] is what is shown of a report, as plain data; [`sheet`] shows it.

#![allow(unreachable_pub, reason = "the macro of each component writes a `pub` struct of its properties")]

mod clock;
mod examples;
mod highlight;
mod inputs;
mod intake;
mod keys;
mod page;
mod selection;
mod sheet;
mod shelf;
mod start;
mod state;
mod verdict;
mod what_if;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(page::Page);
}
