//! The playground: an OIDC token and a policy go in, the verdict comes out as one types.
//!
//! No engine is linked: it runs in a worker, and is asked. `web/index.html` is the page as it stands before this runs.
//!
//! - [`state`] owns what was typed and chosen, and what the engine said.
//! - [`engine`] asks it; [`editor`] speaks to the editors.
//! - [`page`] puts everything in its place: the [`panes`] where one types, the [`calls`] of a workflow, what the token says ([`claims`]), the
//!   [`verdict`] with its [`fixes`] and [`variants`], and the [`dialogs`] with the [`gallery`] and what is [`share`]d.
//! - [`link`] follows what the address holds, [`memory`] remembers on this device what it may.
//! - [`element`] is `<why-denied>`, which shows the same in other pages.
//! - [`words`] sets the engine's sentences, [`found`] is what is marked in the texts, [`place`] leads to what stands there.
//! - [`scope`] is where it looks for what it shows: an element shows it within another page.
//! - [`frame`] is the form in which it stands in another page.
//! - [`each`] draws the entries of a list one by one, [`folded`] those that are many once they are wanted.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a component owns its properties, and events come as values"
)]
#![allow(unreachable_pub, reason = "the macro of each component writes a `pub` struct of its properties")]

mod base64url;
mod calls;
mod claims;
mod copy_button;
mod dialogs;
mod each;
mod editor;
mod element;
mod engine;
mod file;
mod fixes;
mod folded;
mod found;
mod frame;
mod gallery;
mod link;
mod live;
mod memory;
mod page;
mod panes;
mod place;
mod problem;
mod scope;
mod share;
mod state;
mod variants;
mod verdict;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// Fills the page, for as long as it lives: `web/start.js` calls it when the module is loaded.
#[wasm_bindgen]
pub fn open(host: engine::Host) {
    page::open(host);
}
