//! `not-readable-here`, as this service has it.

use super::no_document::{NoDocument, PASTE};
use crate::report::InputError;
use crate::unreadable::not_json;
use crate::unreadable::not_readable_here::KIND;

/// An object that is known by its members, such as a key set.
pub(crate) fn recognise(read: &NoDocument<'_>) -> Option<InputError> {
    let object = read.roots.iter().find_map(not_json::object)?;
    let message = format!("this is {}, not authorization policies of Pulumi Cloud", object.name);
    Some(read.error(&KIND, message, PASTE))
}
