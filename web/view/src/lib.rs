//! What the page shows of a report: plain [`markup`], made by functions without a browser or signals.
//!
//! The page shows it, and so do the modules that it loads later: what they find comes as the same markup.
//!
//! - [`verdict`] is the answer, from the verdict in one word to every condition.
//! - [`claims`] is what the token says, [`problem`] why a text could not be read.
//! - [`found`] is what is marked in the texts themselves.
//! - [`dom`] puts it into the page.
//! - [`prose`] sets the engine's sentences, [`icon`] the shapes that say an outcome.

#![allow(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "all that these functions do is make a value"
)]

pub mod claims;
pub mod dom;
pub mod found;
pub mod icon;
pub mod markup;
pub mod problem;
pub mod prose;
pub mod verdict;
