//! What stands in the page: its frame is in `web/index.html`, and everything in it that lives is put in its place here.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use whydenied_questions::Service;
use whydenied_questions::texts::name_of;

use crate::calls;
use crate::claims::Claims;
use crate::dialogs::{Dialog, Dialogs, Form};
use crate::element::{Compact, View};
use crate::engine::{Engine, Host, follow};
use crate::frame::is_compact;
use crate::live::live;
use crate::memory::Remember;
use crate::panes::{Keys, PolicySide, TokenSide, take_dropped};
use crate::scope::Scope;
use crate::share::own_address;
use crate::state::{State, state};
use crate::verdict::{Pill, Verdict, verdict_id};
use crate::words::Mark as _;
use crate::{link, memory};

/// Fills the page.
pub(crate) fn open(host: Host) {
    // It lives as long as the page, which is as long as the tab.
    let owner = Owner::new();
    owner.set();
    let state = State::new(Engine::new(host.clone()), Scope::document());
    provide_context(state);
    let typed = typed_before(state);
    fill("skip", Skip);
    fill("tabs", Tabs);
    fill("actions", Actions);
    fill("trouble", Trouble);
    if is_compact() {
        state.is_element.set_value(true);
        state.is_compact.set_value(true);
        fill("page", Compacted);
    } else {
        fill("page", All);
    }
    fill("about", About);
    fill("recorded", Recorded);
    fill("remembering", Remember);
    fill("dialogs", Dialogs);
    std::mem::forget(owner);
    if let Some(focused) = typed {
        focused.restore(state);
    }
    show_side(state);
    take_dropped(state);
    follow(state);
    spawn_local(async move {
        memory::recall(state);
        link::follow(state);
    });
    show_wait(state);
    show_title(state);
    load_later(state, host);
    mark("whydenied-ready");
}

/// What a frame shows of it in its compact form.
#[component]
fn Compacted() -> impl IntoView {
    view! {
        <div class="we">
            <Compact view=View::Verdict playground=own_address().ok() />
        </div>
    }
}

/// Puts a component into the place of what the frame of the page shows there.
fn fill<F, N>(id: &str, component: F)
where
    F: Fn() -> N + 'static,
    N: IntoView + 'static,
{
    if let Some(place) = document().get_element_by_id(id) {
        place.set_text_content(None);
        mount_to(place.unchecked_into::<HtmlElement>(), component).forget();
    }
}

/// Where the cursor was before the page was filled.
struct Focused {
    id: String,
    start: u32,
    end: u32,
}

impl Focused {
    fn restore(self, state: State) {
        if let Some(area) = state.editors.area(&self.id) {
            // The area is there, and takes both.
            let _ = area.focus();
            let _ = area.set_selection_range(self.start, self.end);
        }
    }
}

/// Takes what was typed into the frame of the page; where the cursor is in it.
fn typed_before(state: State) -> Option<Focused> {
    let areas = document().query_selector_all("#page textarea").ok()?;
    let areas = (0..areas.length()).filter_map(|at| areas.get(at)?.dyn_into::<HtmlTextAreaElement>().ok());
    let mut focused = None;
    for area in areas {
        let text = area.value();
        if let Some(name) = name_of(&area.id()).filter(|_| !text.is_empty()) {
            state.take_in(name, text.clone(), "", &text);
        }
        if document()
            .active_element()
            .is_some_and(|active| active == *area.unchecked_ref::<web_sys::Element>())
        {
            let [start, end] =
                [area.selection_start(), area.selection_end()].map(|at| at.ok().flatten().unwrap_or(0));
            focused = Some(Focused { id: area.id(), start, end });
        }
    }
    focused
}

/// What stands around all of it says which side is shown, for the styles.
pub(crate) fn show_side(state: State) {
    Effect::new(move |_| {
        let side = state.side.get();
        if let Some(root) = state.scope.root() {
            // The name of an attribute is never refused.
            let _ = root.set_attribute("data-tab", side.name());
        }
    });
}

/// Says to those who hear the page that an answer is on its way.
fn show_wait(state: State) {
    Effect::new(move |_| {
        let is_busy = state.engine.is_busy();
        if let Some(main) = document().get_element_by_id("page") {
            // The name of an attribute is never refused.
            let _ = main.set_attribute("aria-busy", if is_busy { "true" } else { "false" });
        }
    });
}

/// The editors, and what keeps the page for when there is no network, wait for the engine: they are not to be in its way.
fn load_later(state: State, host: Host) {
    Effect::new(move |was_loaded: Option<bool>| {
        let is_answered = state.about.with(Option::is_some);
        let is_settled = is_answered || state.trouble.with(Option::is_some);
        if is_settled && was_loaded != Some(true) {
            state.editors.load(host.clone());
            host.keep_offline();
        }
        if is_answered {
            mark("whydenied-answers");
        }
        is_settled || was_loaded == Some(true)
    });
}

/// Sets a mark that tests and measurements wait for.
fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark of that name may be set as often as one likes.
        let _ = performance.mark(name);
    }
}

/// The tab's title tells the verdict.
fn show_title(state: State) {
    let usual = document().title();
    Effect::new(move |_| {
        let verdict = state.shown().examination.with(|it| match (&it.calls, &it.report) {
            (Some(calls), Some(_)) => Some(calls::heading(calls)),
            (_, report) => report.as_ref().map(|report| report.verdict.word().to_owned()),
        });
        document().set_title(&verdict.map_or_else(|| usual.clone(), |it| format!("{it} · whydenied")));
    });
}

/// The way past the texts, for those who use the keyboard.
#[component]
fn Skip() -> impl IntoView {
    let state = state();
    view! {
        <a
            class="skip"
            href=move || format!("#{}", verdict_id(state.side.get()))
            on:click=move |event| state.go_to_verdict(&event, state.side.get_untracked())
        >
            "Skip to the verdict"
        </a>
    }
}

/// Who denied it.
#[component]
pub(crate) fn Tabs() -> impl IntoView {
    let state = state();
    let tab = move |service: Service, title: &'static str| {
        view! {
            <button
                type="button"
                data-tab=service.name()
                aria-pressed=move || if state.side.get() == service { "true" } else { "false" }
                on:click=move |_| state.turn_to(service)
            >
                {title}
            </button>
        }
    };
    view! { {tab(Service::Aws, "AWS")} {tab(Service::Pulumi, "Pulumi Cloud")} }
}

/// What one does with the page as a whole.
#[component]
fn Actions() -> impl IntoView {
    let state = state();
    let open = move |dialog: Dialog| move |_| state.dialog.set(Some(dialog.clone()));
    let root = || document().document_element();
    let theme = root().and_then(|root| root.get_attribute("data-theme")).unwrap_or_default();
    let choose = move |event| set_theme(&event_target_value(&event));
    view! {
        <button type="button" data-opens="gallery" on:click=open(Dialog::Gallery)>"Examples"</button>
        <button type="button" data-opens="share" on:click=open(Dialog::Share(Form::Link))>"Share"</button>
        <label class="theme">
            <svg class="icon" aria-hidden="true"><use href="#theme-shape" /></svg>
            <span class="unseen">"Theme"</span>
            <select id="theme" autocomplete="off" prop:value=theme on:change=choose>
                <option value="">"Auto"</option>
                <option value="light">"Light"</option>
                <option value="dark">"Dark"</option>
            </select>
        </label>
    }
}

/// The address carries the theme: it survives a reload, and nothing is stored.
fn set_theme(theme: &str) {
    let Some(root) = document().document_element() else { return };
    let address = window().location().href().and_then(|href| web_sys::Url::new(&href));
    let Ok(address) = address else { return };
    // Neither attribute nor address is refused: both are ours.
    if theme.is_empty() {
        let _ = root.remove_attribute("data-theme");
        address.search_params().delete("theme");
    } else {
        let _ = root.set_attribute("data-theme", theme);
        address.search_params().set("theme", theme);
    }
    let _ = window().history().and_then(|history| {
        history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&address.href()))
    });
}

/// What does not work, in a sentence.
#[component]
fn Trouble() -> impl IntoView {
    let trouble = state().trouble;
    view! {
        <p id="part-missing" class="part-missing" role="alert" hidden=move || trouble.with(Option::is_none)>
            {live(move || trouble.get())}
        </p>
    }
}

/// The panes, and the verdict in a word while it is out of sight.
#[component]
fn All() -> impl IntoView {
    view! { <Panes /> <Pill /> }
}

/// All that one types, what the token says, and the verdict of each service.
#[component]
pub(crate) fn Panes() -> impl IntoView {
    let state = state();
    view! {
        <div id="texts">
            <p class="put-aside-note" role="status" hidden=move || state.put_aside_note().is_empty()>
                {live(move || state.put_aside_note())}
                <button
                    type="button"
                    class="link"
                    hidden=move || !state.has_kept_texts()
                    on:click=move |_| state.bring_back()
                >
                    "Bring it back"
                </button>
            </p>
            <div class="inputs">
                <TokenSide />
                <PolicySide service=Service::Pulumi />
                <PolicySide service=Service::Aws />
                <Keys />
                <div class="claims-place" id="claims"><Claims /></div>
            </div>
        </div>
        <Verdict service=Service::Aws />
        <Verdict service=Service::Pulumi />
        <p hidden id="editor-keys">
            "Tab leaves the text. F8 goes to what was found, Control or Command and Enter to its row in the verdict."
        </p>
    }
}

/// The version of the engine, and how old what it knows is.
#[component]
fn About() -> impl IntoView {
    let about = state().about;
    live(move || {
        about.get().map(|about| {
            let month = date(&about.facts_as_of, &[("month", "long"), ("year", "numeric")]);
            format!("Engine {}, AWS facts of {month}.", about.version)
        })
    })
}

/// The day on which answers of AWS were recorded.
#[component]
fn Recorded() -> impl IntoView {
    let about = state().about;
    live(move || about.get().map(|about| date(&about.recorded_on, &[("dateStyle", "long")])))
}

/// A day as a person reads it.
fn date(day: &str, how: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (name, value) in how.iter().chain([&("timeZone", "UTC")]) {
        // A plain object takes every property.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    js_sys::Date::new(&day.into()).to_locale_date_string("en", &options).into()
}
