//! The engine in JavaScript, for two who ask it: whoever installs the npm package `whydenied`, and the page.
//!
//! - `package` is the engine's front door, which the package's README describes. The page leaves it out.
//! - [`page`] are the questions of the page, which no types describe: they change with it.

#[cfg(feature = "package")]
mod package;
pub mod page;

#[cfg(feature = "package")]
pub use package::*;
