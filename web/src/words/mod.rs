//! How the engine's words are set: its sentences, the shapes that say an outcome without colour.

mod mark;
mod prose;

pub(crate) use mark::{Mark, shape};
pub(crate) use prose::{confidence_badge, input_name, line_of, paragraph, plain, prose, seen, unseen};
pub(crate) use whydenied_report::json::indented;
pub(crate) use whydenied_report::sentence;
