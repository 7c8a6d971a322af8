//! One condition key of a request, with what the request has under it.

use std::borrow::Cow;

use crate::outcome::Confidence;
use crate::text::Holes;

/// One condition key of the request context.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key, such as `token.actions.githubusercontent.com:sub`.
    pub key: Cow<'static, str>,
    /// Its values, as far as they are known.
    pub value: KeyValue,
    /// What of a value that is there is not known: at a hole the value has the pattern of what may stand there.
    pub holes: Holes<'static>,
    /// Whether it holds a list, which needs a set operator.
    pub multivalued: bool,
    /// The claim it was made of.
    pub claim: Option<&'static str>,
    /// How surely this is known.
    pub confidence: Confidence,
}

/// What a request has under a key.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyValue {
    /// These values; a single-valued key has one.
    Present(Vec<Cow<'static, str>>),
    /// Nothing.
    Absent,
    /// Only the request can tell, and nobody said.
    Unknown {
        /// Whether it is certain that the request has the key.
        present: bool,
    },
}
