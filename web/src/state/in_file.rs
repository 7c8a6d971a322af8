//! What was found in a file that is too long for an editor: of its parts one goes into the text that they are for.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::file::Parts;
use whydenied_questions::texts::{POLICY, name_of};

use super::State;

/// The parts, and which file they stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InFile {
    /// Its name and its size.
    pub(crate) file: String,
    pub(crate) parts: Parts,
}

impl State {
    /// Offers the parts of a file. What is the only one is taken at once.
    pub(crate) fn offer_parts(self, found: InFile) {
        if found.parts.name == POLICY {
            self.turn_to(Service::Aws);
        }
        self.editors.unfold(&found.parts.name);
        let is_only = found.parts.parts.len() == 1;
        self.in_file.set(Some(found));
        if is_only {
            self.take_part(0);
        }
    }

    /// Puts one of them into its text.
    pub(crate) fn take_part(self, at: usize) {
        let part = self.in_file.with_untracked(|found| {
            let Parts { name, parts, .. } = &found.as_ref()?.parts;
            Some((name_of(name)?, parts.get(at)?.1.clone()))
        });
        if let Some((name, text)) = part {
            self.moved.set(None);
            self.put_text(name, &text);
        }
    }

    /// Who issued the token at hand, as it says itself.
    pub(crate) fn issuer(self) -> Option<String> {
        untrack(|| self.shown()).examination.with_untracked(|it| {
            let claims = &it.token.read()?.details;
            claims.iter().find(|claim| claim.claim == "iss").map(|claim| claim.value.clone())
        })
    }
}
