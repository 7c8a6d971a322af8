//! What was typed and chosen, and what the engine said of it: the one owner of it all.

mod answers;
mod arithmetic;
mod in_file;
mod moved;
mod pointing;
mod put_aside;
mod tried;

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use whydenied_questions::asked::About;
use whydenied_questions::texts::{self, Texts};
use whydenied_questions::{Service, fields};
use whydenied_report::{Input, Place};

pub(crate) use answers::Answers;
pub(crate) use arithmetic::Arithmetic;
pub(crate) use in_file::InFile;
pub(crate) use moved::Moved;
pub(crate) use pointing::{Pointed, Pointing, is_claim, tested_claims};
pub(crate) use put_aside::{PutAside, Source};

use crate::dialogs::{Dialog, Explanation, read_catalogue};
use crate::editor::Editors;
use crate::engine::Engine;
use crate::file::File;
use crate::gallery::{Example, read_examples};
use crate::scope::Scope;

/// The state of the page, which lives as long: it is copied freely into whatever is drawn.
#[derive(Clone, Copy)]
pub(crate) struct State(&'static Signals);

impl Deref for State {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// What it is made of: everything in it is a signal.
pub(crate) struct Signals {
    /// Each text by its name.
    texts: StoredValue<Vec<(&'static str, RwSignal<String>)>>,
    /// The service that is shown.
    pub(crate) side: RwSignal<Service>,
    /// Whether Pulumi Cloud's side was ever shown: nobody else pays for its panes.
    pub(crate) has_seen_pulumi: RwSignal<bool>,
    answers: [Answers; 2],
    /// The label of the token like this one that is looked at.
    pub(crate) chosen: RwSignal<Option<String>>,
    pub(crate) put_aside: PutAside,
    /// A token that is tried in the place of the pasted one: that one, and what stands there instead.
    tried: RwSignal<Option<tried::Tried>>,
    /// The text that was put elsewhere than where it was pasted, if that was the last change.
    pub(crate) moved: RwSignal<Option<Moved>>,
    /// How many pasted texts are yet to be put where they belong: until then nothing is asked about the texts.
    pub(crate) placing: RwSignal<usize>,
    /// What came of a tool or of a file, beneath each text.
    pub(crate) said: RwSignal<Vec<moved::Said>>,
    /// What was found in a file that is too long for an editor.
    pub(crate) in_file: RwSignal<Option<InFile>>,
    /// The text over which a file is held.
    pub(crate) drop_over: RwSignal<Option<&'static str>>,
    /// What is pointed at, in a text or among the claims.
    pub(crate) pointed: RwSignal<Option<Pointed>>,
    /// What that comes to in the verdict.
    pub(crate) pointing: Memo<Pointing>,
    /// The place that was asked for last, where an element shows the texts and no editor.
    pub(crate) selected: RwSignal<Option<(&'static str, Place)>>,
    /// The dialog that is open.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// The examples of the gallery.
    pub(crate) examples: File<Vec<Example>>,
    /// What each code means.
    pub(crate) catalogue: File<Vec<Explanation>>,
    /// What does not work, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Whether the form with more about the request is open.
    pub(crate) is_request_open: RwSignal<bool>,
    /// Whether the form with what a caller does not say is to be opened.
    pub(crate) is_caller_open: RwSignal<bool>,
    /// The module that checks signatures.
    pub(crate) arithmetic: RwSignal<Arithmetic>,
    /// The engine as it introduces itself.
    pub(crate) about: RwSignal<Option<Arc<About>>>,
    /// Counts periods of some seconds: times such as `expired 3 minutes ago` follow it.
    pub(crate) period: RwSignal<u32>,
    /// Where this is shown.
    pub(crate) scope: Scope,
    /// Whether that is an element in another page, or a frame as small, which have no dialogs.
    pub(crate) is_element: StoredValue<bool>,
    /// Whether it has no editors either: the policy is a listing.
    pub(crate) is_compact: StoredValue<bool>,
    pub(crate) engine: Engine,
    pub(crate) editors: Editors,
}

impl State {
    /// The state of a page just opened.
    pub(crate) fn new(engine: Engine, scope: Scope) -> Self {
        let texts = texts::names().map(|name| (name, RwSignal::new(String::new()))).collect();
        let (side, answers, pointed) =
            (RwSignal::default(), [Answers::new(), Answers::new()], RwSignal::new(None));
        let pointing = move |_: Option<&Pointing>| {
            let service = side.get();
            Pointing::of(service, of_service(answers, service), pointed.get())
        };
        Self(Box::leak(Box::new(Signals {
            texts: StoredValue::new(texts),
            side,
            has_seen_pulumi: RwSignal::new(false),
            answers,
            chosen: RwSignal::new(None),
            put_aside: PutAside::new(),
            tried: RwSignal::new(None),
            moved: RwSignal::new(None),
            placing: RwSignal::new(0),
            said: RwSignal::default(),
            in_file: RwSignal::new(None),
            drop_over: RwSignal::new(None),
            pointed,
            selected: RwSignal::new(None),
            scope,
            is_element: StoredValue::new(false),
            is_compact: StoredValue::new(false),
            pointing: Memo::new(pointing),
            dialog: RwSignal::new(None),
            examples: File::new("gallery/examples.jsonl", "the examples", read_examples),
            catalogue: File::new("catalogue.json", "the explanations", read_catalogue),
            trouble: RwSignal::new(None),
            is_request_open: RwSignal::new(false),
            is_caller_open: RwSignal::new(false),
            arithmetic: RwSignal::default(),
            about: RwSignal::new(None),
            period: RwSignal::new(0),
            engine,
            editors: Editors::new(scope),
        })))
    }

    /// The text of that name; of a name that there is not, one that nobody reads.
    pub(crate) fn text(self, name: &str) -> RwSignal<String> {
        let of_name = |texts: &Vec<(&str, RwSignal<String>)>| {
            texts.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
        };
        self.texts.with_value(of_name).unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// All texts as they stand; whoever asks is told of every change.
    pub(crate) fn texts(self) -> Texts {
        self.texts.with_value(|texts| texts.iter().map(|(name, text)| (*name, text.get())).collect())
    }

    /// The same, for once.
    pub(crate) fn texts_now(self) -> Texts {
        untrack(|| self.texts())
    }

    /// The texts without the issuer's keys, for once: what is put aside, shared and remembered.
    pub(crate) fn own_texts(self) -> Texts {
        self.texts_now().filter(|name| name != texts::JWKS)
    }

    /// Puts other texts in place of all that there are but the keys.
    pub(crate) fn put(self, texts: &Texts) {
        self.moved.set(None);
        self.in_file.set(None);
        for service in Service::ALL {
            self.answers(service).forget_advice();
        }
        for name in texts::names().filter(|name| *name != texts::JWKS) {
            self.put_text(name, texts.get(name));
        }
    }

    /// Puts another text in place of the one of that name.
    pub(crate) fn put_text(self, name: &str, text: &str) {
        let own = self.text(name);
        if own.with_untracked(|shown| shown != text) {
            own.set(text.to_owned());
        }
    }

    /// What the engine said about a service.
    pub(crate) fn answers(self, service: Service) -> Answers {
        of_service(self.answers, service)
    }

    /// What it said about the service that is shown.
    pub(crate) fn shown(self) -> Answers {
        self.answers(self.side.get())
    }

    /// Shows the side of a service; each keeps its texts, and both have the token.
    pub(crate) fn turn_to(self, service: Service) {
        if service == Service::Pulumi && !self.has_seen_pulumi.get_untracked() {
            self.has_seen_pulumi.set(true);
        }
        if self.side.get_untracked() != service {
            self.side.set(service);
        }
    }

    /// Shows the only side that has a policy of its own, if there is one.
    pub(crate) fn turn_to_texts(self) {
        let texts = self.own_texts();
        let aws = texts.given(texts::POLICY).is_some();
        let pulumi = texts.iter().any(|(name, _)| fields::is_of_pulumi(name));
        if aws != pulumi {
            self.turn_to(if pulumi { Service::Pulumi } else { Service::Aws });
        }
    }

    /// The name or ARN of the role that was given, if any.
    pub(crate) fn role(self) -> Option<String> {
        self.text(fields::ROLE_ARN)
            .with_untracked(|role| Some(role.trim().to_owned()).filter(|role| !role.is_empty()))
    }

    /// Selects a place in its text, and brings it into view.
    pub(crate) fn select(self, service: Service, input: Input, place: Place) {
        let Some(name) = text_of(service, input) else { return };
        if self.is_compact.get_value() {
            self.selected.set(Some((name, place)));
        } else {
            self.editors.select(name, place.start, place.end);
        }
    }

    /// Whether what it belongs to is shown no more: an answer that comes later is for nobody.
    pub(crate) fn is_gone(self) -> bool {
        self.is_element.try_get_value().is_none()
    }
}

const fn of_service([aws, pulumi]: [Answers; 2], service: Service) -> Answers {
    match service {
        Service::Aws => aws,
        Service::Pulumi => pulumi,
    }
}

/// The name of the text that is `input` of a service, where it can be looked at.
pub(crate) const fn text_of(service: Service, input: Input) -> Option<&'static str> {
    match input {
        Input::Token => Some(texts::TOKEN),
        Input::Policy => Some(service.policy()),
        Input::ResourceControlPolicy => Some(texts::LIMITS),
        Input::Jwks => Some(texts::JWKS),
        Input::Request if matches!(service, Service::Pulumi) => Some(fields::PULUMI_REQUEST),
        Input::Request | Input::Provider => None,
    }
}

/// The state of the page that a component stands in.
pub(crate) fn state() -> State {
    expect_context()
}
