//! The engine in JavaScript, for two who ask it: whoever installs the npm package `whydenied`, and the page.
//!
//! - `package` is the engine's front door, which the package's README describes. The page leaves it out.
//! - `keys` has the signature of a token checked, by a module of its own.
//! - [`page`] are the questions of the page, which no types describe: they change with it.

mod keys;
#[cfg(feature = "package")]
mod package;
pub mod page;

pub use keys::use_arithmetic;
#[cfg(feature = "package")]
pub use package::*;
