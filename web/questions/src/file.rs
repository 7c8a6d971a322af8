//! What stands in a file that was dropped or opened: one that is too long for an editor never enters it.

use std::time::Duration;

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};

use crate::Question;

/// The longest text that an editor takes, in bytes.
pub const LONGEST_TEXT: usize = 256 << 10;
/// The longest file that is read, in bytes: what the engine reads of an account's roles.
pub const LONGEST_FILE: usize = 64 << 20;

/// Asks for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadFile {
    /// As the browser has them, handed over as they are.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub bytes: Uint8Array,
    /// Who issued the token at hand, if there is one: roles that trust it come first.
    pub issuer: Option<String>,
}

impl Question for ReadFile {
    const FUNCTION: &'static str = "readFile";
    const PATIENCE: Duration = Duration::from_secs(30);
    type Answer = FileContent;
}

/// What is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileContent {
    /// A text that an editor takes, its lines ended in one way.
    Text(String),
    /// Longer: what of it belongs into an editor.
    Parts(Parts),
    /// Nothing of use, and why: a clause about the file.
    Nothing(String),
}

/// What of a long file belongs into an editor, a choice of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// A clause about the file, such as `lists 3 roles that trust an identity provider`.
    pub says: String,
    /// The name of the text that they are for.
    pub name: String,
    /// Each by what it is called, and its text.
    pub parts: Vec<(String, String)>,
}
