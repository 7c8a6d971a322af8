//! Where a text belongs that was pasted: people paste what they have at hand.

use serde::{Deserialize, Serialize};

use crate::texts::Texts;
use crate::{Question, Service};

/// Asks where what came in belongs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlaceOf {
    /// The side that is shown.
    pub service: Service,
    /// The name of the text into which it came: of a pane or of a field.
    pub into: String,
    pub came_in: String,
    /// All that stands there with it.
    pub whole: String,
    /// The name or ARN of the role that was given, if any.
    pub role: Option<String>,
}

impl Question for PlaceOf {
    const FUNCTION: &'static str = "placeOf";
    type Answer = Option<Place>;
}

/// Where it belongs, where that is elsewhere, or there in another form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The texts that it gives, by their names.
    pub texts: Texts,
    /// The name of the text or of the first field at which to say so; `provider` for the provider's fields.
    pub at: String,
    /// The side on which that is; nothing where both have it.
    pub service: Option<Service>,
    /// What to say of it where it is now: a clause.
    pub note: String,
    /// What to say of it where it was pasted; nothing where it stays.
    pub pointer: String,
}

/// Asks for the policy's text with what is encoded in it decoded, once it is known whose role it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decoded {
    pub policy: String,
    pub role: Option<String>,
}

impl Question for Decoded {
    const FUNCTION: &'static str = "decoded";
    type Answer = Option<String>;
}

/// Asks for the fields that a pasted request to Pulumi Cloud describes, and the token in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RequestFields {
    pub request: String,
}

impl Question for RequestFields {
    const FUNCTION: &'static str = "requestFields";
    type Answer = Texts;
}
