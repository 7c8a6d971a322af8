//! What the page shows of a report: plain [`markup`], made by functions without a browser or signals.
//!
//! The modules of the page draw it: that of the verdict, and the one that is loaded after it.
//!
//! - [`verdict`] is the answer, from the verdict in one word to every condition.
//! - [`claims`] is what the token says, [`problem`] why a text could not be read.
//! - [`found`] is what is marked in the texts themselves.
//! - [`fix`] is what can be done about a denial.
//! - [`variants`] is what else the policy lets in.
//! - [`examples`] are what one begins with.
//! - [`place`] draws it into the page, and changes only what differs from what is there.
//! - [`call`] is the call to AWS that a person's texts are about.
//! - [`prose`] sets the engine's sentences, [`mark`] the shapes that say an outcome, [`json`] JSON; [`clock`] is the time.

#![allow(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "all that these functions do is make a value"
)]

pub mod call;
pub mod claims;
pub mod clock;
mod dom;
pub mod examples;
pub mod fix;
pub mod found;
pub mod json;
pub mod mark;
pub mod markup;
pub mod place;
pub mod problem;
pub mod prose;
pub mod variants;
pub mod verdict;
