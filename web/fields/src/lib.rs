//! What a person gave the page: the texts of the panes and of the fields, by the names that links have for them.
//!
//! What is typed into and what judges it both know these names; nothing is made of the texts here, so that the
//! interface carries no engine.
//!
//! - [`texts`] is all of it, of that [`given`] what is said of the request to AWS.
//! - [`exchange`] are the names of the fields of an exchange with Pulumi Cloud.

#![allow(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "all that these functions do is make a value"
)]

pub mod exchange;
pub mod given;
pub mod texts;
