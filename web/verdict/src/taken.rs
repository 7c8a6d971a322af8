//! The texts as the page gave them, each kept until it gives another: a keystroke changes one.

use whydenied::Token;
use whydenied::token::jwks::Jwks;
use whydenied_view::texts::Texts;

use crate::reading::Reading;

/// The texts, and what was read of those that stand for themselves.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) texts: Texts,
    pub(crate) token: Reading<Token>,
    /// The text of the issuer's keys.
    pub(crate) jwks_text: String,
    pub(crate) jwks: Reading<Jwks>,
}

impl Taken {
    /// Takes a text by its name, which is the id of its pane or of its field.
    pub(crate) fn take(&mut self, name: &str, text: String) {
        match name {
            "token" => {
                self.token = Reading::of(&text, Token::read);
                self.texts.token = text;
            }
            "jwks" => {
                self.jwks = Reading::of(&text, Jwks::read);
                self.jwks_text = text;
            }
            name => self.texts.put(name, text),
        }
    }
}
