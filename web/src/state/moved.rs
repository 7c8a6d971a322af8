//! Puts what was pasted where it belongs, says so, and takes it back when asked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;
use whydenied_questions::fields;
use whydenied_questions::intake::{Decoded, Place, PlaceOf, RequestFields};
use whydenied_questions::texts::{self, Texts};

use super::State;

/// What is shorter was typed: no document is that short.
const SHORTEST: usize = 24;

/// A text that was put elsewhere than where it was pasted, or put there changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moved {
    /// The text into which it was pasted.
    pub(crate) from: &'static str,
    /// Where it is, and what there is to say of that.
    pub(crate) place: Place,
    /// All texts as they stood with it.
    before: Texts,
    /// The side on which it was pasted.
    side: Service,
}

/// What came of a tool or of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The text that it is about.
    pub(crate) name: &'static str,
    pub(crate) words: String,
    /// Whether the text's last change can be undone there.
    pub(crate) can_undo: bool,
}

impl State {
    /// A person changed the text of that name: `text` is what stands there now, `came_in` what came in. What was pasted
    /// or dropped is put where it belongs.
    pub(crate) fn take_in(self, name: &'static str, text: String, kind: &str, came_in: &str) {
        let own = self.text(name);
        let before = own.get_untracked();
        if before == text {
            return;
        }
        self.forget_move();
        own.set(text.clone());
        // What was undone once is not done again.
        if kind.starts_with("history") {
            return;
        }
        let came_in = came_in.to_owned();
        self.placing.update(|placing| *placing += 1);
        spawn_local(async move {
            if came_in.len() < SHORTEST || !self.find_place(name, before, &text, came_in).await {
                self.take_as_it_is(name, text).await;
            }
            self.placing.update(|placing| *placing -= 1);
        });
    }

    /// Takes the text of a file in the place of the one of that name.
    pub(crate) async fn take_file(self, name: &'static str, text: String) {
        let before = self.text(name).get_untracked();
        self.forget_move();
        self.placing.update(|placing| *placing += 1);
        self.put_text(name, &text);
        if !self.find_place(name, before, &text, text.clone()).await {
            self.take_as_it_is(name, text).await;
        }
        self.placing.update(|placing| *placing -= 1);
    }

    /// Asks where a text belongs, and puts it there unless another was put in its place meanwhile; whether it did.
    async fn find_place(self, from: &'static str, before: String, whole: &str, came_in: String) -> bool {
        let side = self.side.get_untracked();
        let (into, whole) = (from.to_owned(), whole.to_owned());
        let question = PlaceOf { service: side, into, came_in, whole: whole.clone(), role: self.role() };
        // The examination says what is wrong with the engine.
        let Ok(Some(place)) = self.engine.ask(question).await else { return false };
        let is_same = self.text(from).with_untracked(|text| *text == whole);
        if is_same {
            self.put_in_place(from, &before, place, side);
        }
        is_same
    }

    /// Some texts say something of others.
    async fn take_as_it_is(self, name: &'static str, text: String) {
        match name {
            fields::ROLE_ARN => self.decode_policy().await,
            fields::PULUMI_REQUEST => self.read_request(text).await,
            _ => {}
        }
    }

    fn put_in_place(self, from: &'static str, before: &str, place: Place, side: Service) {
        let kept = self.texts_now();
        if place.texts.given(from).is_none() {
            self.put_text(from, before);
        }
        for (name, text) in place.texts.iter() {
            self.put_text(name, text);
        }
        if place.at == "provider" {
            self.is_request_open.set(true);
        }
        self.turn_to(place.service.unwrap_or(side));
        self.editors.unfold(&place.at);
        self.moved.set(Some(Moved { from, place, before: kept, side }));
    }

    /// Takes the last move back.
    pub(crate) fn undo_move(self) {
        let Some(moved) = self.moved.get_untracked() else { return };
        self.moved.set(None);
        for name in texts::names() {
            self.put_text(name, moved.before.get(name));
        }
        self.turn_to(moved.side);
    }

    /// What was said of a text that was moved is over with the next change.
    fn forget_move(self) {
        if self.moved.with_untracked(Option::is_some) {
            self.moved.set(None);
        }
    }

    /// Decodes the policy in its pane, once the role is known whose it is.
    async fn decode_policy(self) {
        let policy = self.text(texts::POLICY).get_untracked();
        if policy.is_empty() {
            return;
        }
        let question = Decoded { policy: policy.clone(), role: self.role() };
        let decoded = self.engine.ask(question).await.ok().flatten();
        if let Some(text) = decoded.filter(|_| self.text(texts::POLICY).with_untracked(|now| *now == policy))
        {
            self.put_text(texts::POLICY, &text);
        }
    }

    /// A request to Pulumi Cloud fills the fields that it describes, and the token.
    async fn read_request(self, request: String) {
        let Ok(given) = self.engine.ask(RequestFields { request }).await else { return };
        for (name, text) in given.iter() {
            self.put_text(name, text);
        }
    }

    /// Says what came of a tool or of a file, beneath the text of that name.
    pub(crate) fn say(self, name: &'static str, words: impl Into<String>, can_undo: bool) {
        let words = words.into();
        // What it did to the text comes first.
        let say = move || {
            self.said.update(|all| {
                all.retain(|said| said.name != name);
                all.push(Said { name, words, can_undo });
            });
        };
        set_timeout(say, std::time::Duration::ZERO);
    }
}
