//! What was typed: one signal per text.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;
use whydenied_fields::texts::Texts;

use crate::changed::Changed;
use crate::engine::Engine;
use crate::intake::Moved;
use crate::put_aside::PutAside;
use crate::request::RequestFields;

/// The state of the page.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) token: RwSignal<String>,
    /// The trust policy.
    pub(crate) policy: RwSignal<String>,
    /// The resource control policy.
    pub(crate) limits: RwSignal<String>,
    /// The issuer's keys.
    pub(crate) jwks: RwSignal<String>,
    /// What else is known of the request.
    pub(crate) request: RequestFields,
    /// What stands on the side of Pulumi Cloud, as that side writes it: it reads it itself.
    pub(crate) pulumi: RwSignal<String>,
    /// What a person had typed before an example took its place.
    pub(crate) put_aside: PutAside,
    /// The token before claims of it were changed.
    pub(crate) changed: RwSignal<Option<Changed>>,
    /// The text that was put elsewhere than where it was pasted, if that was the last change.
    pub(crate) moved: RwSignal<Option<Moved>>,
    /// The engine, once it is there.
    pub(crate) engine: StoredValue<Option<Engine>, LocalStorage>,
    /// The panes that something was pasted into before the engine was there.
    pub(crate) early: StoredValue<Vec<&'static str>>,
}

impl State {
    /// The state of a page just opened.
    pub(crate) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            token: text(),
            policy: text(),
            limits: text(),
            jwks: text(),
            request: RequestFields::new(),
            pulumi: text(),
            put_aside: PutAside::new(),
            changed: RwSignal::new(None),
            moved: RwSignal::new(None),
            engine: StoredValue::new_local(None),
            early: StoredValue::new(Vec::new()),
        }
    }

    /// Has whoever asks be told of every change.
    pub(crate) fn track(&self) {
        for text in [self.token, self.policy, self.limits, self.jwks, self.pulumi] {
            text.track();
        }
        self.request.given.track();
        self.moved.track();
    }

    /// The text of the pane of that id.
    pub(crate) fn text(&self, pane: &str) -> RwSignal<String> {
        match pane {
            "token" => self.token,
            "limits" => self.limits,
            "jwks" => self.jwks,
            _ => self.policy,
        }
    }

    /// The texts as they stand.
    pub(crate) fn texts(&self) -> Texts {
        Texts {
            token: self.token.get_untracked(),
            policy: self.policy.get_untracked(),
            limits: self.limits.get_untracked(),
            request: self.request.given.get_untracked(),
            pulumi: self.pulumi.get_untracked(),
        }
    }

    /// Puts other texts in place of all that there are but the keys.
    pub(crate) fn put(&self, texts: Texts) {
        self.moved.set(None);
        self.token.set(texts.token);
        self.policy.set(texts.policy);
        self.limits.set(texts.limits);
        self.request.put(texts.request);
        self.pulumi.set(texts.pulumi);
    }
}

/// The area of the pane of that id.
pub(crate) fn area(pane: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(pane)?.dyn_into().ok()
}
