//! Texts that are none of what is read: what they are, by what stands in them.

mod first_line;
pub(super) mod inside;
pub(super) mod kinds;
mod objects;
mod part;
mod wanted;

pub(super) use first_line::first_line;
pub(super) use inside::second_document;
#[cfg(feature = "pulumi")]
pub(crate) use kinds::{described, is_caller, is_yaml_text};
pub(crate) use kinds::{is_program, starts_as_json};
pub(crate) use objects::object;
pub(super) use part::{fragment, part};
pub(crate) use wanted::Wanted;
