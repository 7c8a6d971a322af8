//! The playground: an OIDC token and a trust policy go in, the verdict comes out as one types.
//!
//! - [`state`] holds what was typed, and all that follows from it.
//! - [`page`] lays out what a person sees: the [`inputs`], the [`examples`] and the [`verdict`].
//! - [`prose`] and [`icon`] are the small print shared by all of them.

mod clock;
mod examples;
mod highlight;
mod icon;
mod inputs;
mod page;
mod prose;
mod selection;
mod shelf;
mod start;
mod state;
mod verdict;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(page::Page);
}
