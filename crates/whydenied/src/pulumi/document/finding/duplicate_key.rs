//! `duplicate-key`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::REST;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("duplicate-key", REST).but(Confidence::Inferred);

/// A key that stands in an object twice, where it stands first.
pub(crate) fn cause(key: &str) -> Cause {
    let message = Message::new(
        format!("`{key}` stands here twice, so this one has no effect"),
        "JSON tools keep the last one silently and drop the other with all it tests; YAML tools refuse the \
         document.",
        format!("keep one `{key}`; a rule has one pattern, and two of them need two policies"),
    );
    (&KIND, message)
}
