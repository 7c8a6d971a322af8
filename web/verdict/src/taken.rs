//! The texts as the page gave them, each kept until it gives another: a keystroke changes one.

use whydenied_fields::texts::Texts;

/// The texts of the panes and of the fields, and the issuer's keys.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) texts: Texts,
    pub(crate) jwks: String,
}

impl Taken {
    /// Takes a text by its name, which is the id of its pane or of its field.
    pub(crate) fn take(&mut self, name: &str, text: String) {
        match name {
            "jwks" => self.jwks = text,
            name => self.texts.put(name, text),
        }
    }
}
