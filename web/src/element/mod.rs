//! The custom element `<why-denied>`: an example that is alive, in a page of somebody's documents.
//!
//! `web/element/element.js` has the element, and reads what its author wrote into it. It mounts this into the element's
//! shadow root, where nothing of the page around it is seen or touched.
//!
//! - [`compact`] is what it shows: the verdict in a line, and below it the policy beside its cause.
//! - [`playground`] is what it shows to those who try: the panes where one types, and the whole answer.
//! - [`listing`] is the policy, line by line, with what was found marked where it stands.

mod compact;
mod listing;
mod playground;

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use whydenied_questions::Service;
use whydenied_questions::fields::PULUMI_REQUEST;
use whydenied_questions::intake::PlaceOf;
use whydenied_questions::texts::{JWKS, LIMITS, TOKEN, name_of};
use whydenied_report::{Report, Verdict};

use crate::engine::{Engine, Host, follow};
use crate::scope::Scope;
use crate::state::State;
pub(crate) use compact::Compact;
use playground::Playground;

/// What an element is asked to show: see `web/element/element.js`.
#[derive(Debug, Deserialize)]
struct Options {
    /// The service that decides; where nobody says, the texts do.
    kind: Option<Service>,
    view: View,
    /// Each text with the name that its author gave it, if any.
    texts: Vec<(Option<String>, String)>,
    /// The address of the playground, where there is one.
    playground: Option<String>,
}

/// What of an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum View {
    /// The verdict, and the cause beside the policy.
    Verdict,
    /// The policy alone: who gets in, and what is wrong with it.
    Lint,
    /// The texts in editors, and all that is said of them.
    Playground,
}

#[wasm_bindgen]
extern "C" {
    /// Who hears of each verdict.
    #[derive(Clone, Debug)]
    pub type Listener;

    #[wasm_bindgen(method)]
    fn decided(this: &Listener, decided: &JsValue);

    /// There is something to see.
    #[wasm_bindgen(method)]
    fn answered(this: &Listener);
}

/// What the event `whydenied:verdict` tells.
#[derive(Serialize)]
struct Decided<'r> {
    kind: &'static str,
    verdict: Verdict,
    /// The code of the first cause, if there is one.
    cause: Option<&'r str>,
    report: &'r Report,
}

/// An element that is shown, until it is freed.
#[wasm_bindgen]
pub struct Mounted {
    state: State,
    _content: Box<dyn Any>,
}

impl fmt::Debug for Mounted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mounted").finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Puts a text in the place of the one of that name.
    ///
    /// # Errors
    ///
    /// No text has that name.
    pub fn put(&self, name: &str, text: &str) -> Result<(), JsError> {
        self.state.put_text(named(self.state.side.get_untracked(), name)?, text);
        Ok(())
    }
}

/// Shows an element in `root`. The engine is loaded by `host`, and `listener` hears of each verdict.
///
/// # Errors
///
/// What is asked for is not known.
#[wasm_bindgen(js_name = mountElement)]
pub fn mount_element(
    root: HtmlElement,
    options: JsValue,
    host: Host,
    listener: Listener,
) -> Result<Mounted, JsError> {
    let Options { kind, view, texts, playground } =
        serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&error.to_string()))?;
    let service = kind.unwrap_or_default();
    let texts = texts.into_iter().map(|(name, text)| {
        let name = name.map(|name| named(service, &name)).transpose()?;
        Ok((name, text))
    });
    let texts = texts.collect::<Result<Vec<_>, JsError>>()?;
    let shown = Rc::new(OnceCell::new());
    let content = mount_to(root.clone(), {
        let shown = Rc::clone(&shown);
        move || {
            let state = State::new(Engine::new(host.clone()), Scope::within(root));
            // It is the only one that is set here.
            let _ = shown.set(state);
            provide_context(state);
            state.is_element.set_value(true);
            state.is_compact.set_value(view != View::Playground);
            state.turn_to(service);
            put(state, kind, texts);
            follow(state);
            tell(state, listener);
            match view {
                View::Playground => {
                    state.editors.load(host);
                    view! { <Playground has_tabs=kind.is_none() playground/> }.into_any()
                }
                View::Verdict | View::Lint => view! { <Compact view playground/> }.into_any(),
            }
        }
    });
    let state = shown.get().copied().ok_or_else(|| JsError::new("it could not be shown"))?;
    Ok(Mounted { state, _content: Box::new(content) })
}

/// The text of that name, as authors call it.
fn named(service: Service, name: &str) -> Result<&'static str, JsError> {
    let known = match (name, service) {
        ("policy", _) => Some(service.policy()),
        ("token" | "claims" | "caller", _) => Some(TOKEN),
        ("resource-control-policy", Service::Aws) => Some(LIMITS),
        ("keys", _) => Some(JWKS),
        ("request", Service::Pulumi) => Some(PULUMI_REQUEST),
        (name, Service::Aws) => name_of(name).or_else(|| name_of(&format!("caller-{name}"))),
        (name, Service::Pulumi) => name_of(&format!("pulumi-{name}")).or_else(|| name_of(name)),
    };
    known.ok_or_else(|| JsError::new(&format!("no text is called `{name}`")))
}

/// Takes the texts in: those with a name at once, and the others where the engine says that they belong.
fn put(state: State, kind: Option<Service>, texts: Vec<(Option<&'static str>, String)>) {
    let mut others = Vec::new();
    for (name, text) in texts {
        match name {
            Some(name) => state.put_text(name, &text),
            None => others.push(text),
        }
    }
    if others.is_empty() {
        return;
    }
    state.placing.update(|placing| *placing += 1);
    spawn_local(async move {
        for text in others {
            let service = state.side.get_untracked();
            let has_policy = state.text(service.policy()).with_untracked(|policy| !policy.is_empty());
            let into = if has_policy { TOKEN } else { service.policy() };
            let (came_in, whole) = (text.clone(), text.clone());
            let asked = PlaceOf { service, into: into.to_owned(), came_in, whole, role: state.role() };
            let placed = state.engine.ask(asked).await;
            if state.is_gone() {
                return;
            }
            match placed {
                Ok(Some(place)) => {
                    place
                        .texts
                        .iter()
                        .filter_map(|(name, text)| Some((name_of(name)?, text)))
                        .for_each(|(name, text)| state.put_text(name, text));
                    if let Some(service) = place.service.filter(|_| kind.is_none()) {
                        state.turn_to(service);
                    }
                }
                // The examination says what is wrong with it, or with the engine.
                _ => state.put_text(into, &text),
            }
        }
        state.placing.update(|placing| *placing -= 1);
    });
}

/// Tells whoever listens of each verdict.
fn tell(state: State, listener: Listener) {
    let listener = StoredValue::new_local(listener);
    Effect::new(move |was_answered: Option<bool>| {
        let answers = state.answers(state.side.get());
        let is_empty =
            state.placing.get() == 0 && state.texts().are_empty() && state.about.with(Option::is_some);
        let is_answered =
            is_empty || state.trouble.with(Option::is_some) || answers.texts.with(|texts| !texts.are_empty());
        if is_answered && was_answered != Some(true) {
            listener.with_value(Listener::answered);
        }
        is_answered || was_answered == Some(true)
    });
    Effect::new(move |_| {
        let service = state.side.get();
        state.answers(service).report.with(|report| {
            let Some(report) = report else { return };
            let decided = Decided {
                kind: service.name(),
                verdict: report.verdict,
                cause: report.main_finding().map(|finding| &*finding.code),
                report,
            };
            // A report is made of what every script knows.
            if let Ok(decided) = decided.serialize(&Serializer::json_compatible()) {
                listener.with_value(|listener| listener.decided(&decided));
            }
        });
    });
}
