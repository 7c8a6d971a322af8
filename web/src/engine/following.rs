//! What is asked whenever something changes: what is said of the texts, and in a pause what there is beyond the verdict.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_interval_with_handle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;
use whydenied_questions::advice::Advise;
use whydenied_questions::asked::Introduce;
use whydenied_questions::examination::Examine;
use whydenied_questions::texts::{JWKS, Texts};

use super::Failure;
use crate::state::{Arithmetic, State};

/// Times such as `expired 3 minutes ago` are brought up to date.
const PERIOD: Duration = Duration::from_secs(15);
/// What takes longer than a frame waits for a pause in the typing, where it stands already.
const PAUSE: Duration = Duration::from_millis(150);

/// Keeps what is said up to date with what was typed.
pub(crate) fn follow(state: State) {
    if let Ok(clock) = set_interval_with_handle(move || state.period.update(|period| *period += 1), PERIOD) {
        on_cleanup(move || clock.clear());
    }
    introduce(state);
    examine(state);
    advise(state);
}

/// Asks the engine which one it is, as soon as it is there.
fn introduce(state: State) {
    spawn_local(async move {
        match state.engine.ask(Introduce {}).await {
            Ok(about) => state.about.set(Some(about.into())),
            Err(failure) => report(state, &failure),
        }
    });
}

/// Asks at every change; what comes of it is shown, and in the texts as well if they are still the same.
fn examine(state: State) {
    Effect::new(move |before: Option<Option<(Service, Texts)>>| {
        let before = before.flatten();
        let service = state.side.get();
        let answers = state.answers(service);
        if state.placing.get() > 0 {
            answers.is_busy.set(true);
            return before;
        }
        let texts = state.texts().of(service);
        let _ = state.period.get();
        let is_same = before.as_ref().is_some_and(|before| (before.0, &before.1) == (service, &texts));
        // What failed is not tried again before something changes.
        if is_same && state.trouble.with_untracked(Option::is_some) {
            answers.is_busy.set(false);
            return before;
        }
        if !is_same {
            answers.is_busy.set(true);
        }
        let asked = texts.clone();
        spawn_local(async move {
            let question = Examine { service, texts: asked.clone(), now: now() };
            let answer = state.engine.ask(question).await;
            if answer == Err(Failure::Superseded) {
                return;
            }
            let is_current = state.side.get_untracked() == service && state.texts_now().of(service) == asked;
            match answer {
                Ok(examination) => {
                    if state.about.with_untracked(Option::is_none) {
                        introduce(state);
                    }
                    let needs_arithmetic = examination.needs_arithmetic;
                    state.trouble.set(None);
                    answers.take(examination, asked);
                    if needs_arithmetic {
                        load_arithmetic(state);
                    }
                }
                Err(failure) => report(state, &failure),
            }
            if is_current {
                answers.is_busy.set(false);
            }
        });
        Some((service, texts))
    });
}

/// Says what does not work.
fn report(state: State, failure: &Failure) {
    if *failure != Failure::Superseded {
        state.trouble.set(Some(failure.to_string()));
    }
}

/// The arithmetic of signatures is a module of its own, loaded when keys are pasted.
fn load_arithmetic(state: State) {
    // While it is loaded, and for the same keys after a failure, it is not asked for again.
    let keys = state.text(JWKS).get_untracked();
    if state.arithmetic.with_untracked(|arithmetic| arithmetic.is_awaited_for(&keys)) {
        return;
    }
    state.arithmetic.set(Arithmetic::Awaited);
    spawn_local(async move {
        state.arithmetic.set(match state.engine.load_arithmetic().await {
            Ok(()) => Arithmetic::Ready,
            Err(Failure::Missing(why) | Failure::Broken(why)) => Arithmetic::Missing { why, keys },
            Err(other) => Arithmetic::Missing { why: other.to_string(), keys },
        });
        state.period.update(|period| *period += 1);
    });
}

/// Asks after each verdict, and when another token is looked at.
fn advise(state: State) {
    let timer = StoredValue::<Option<TimeoutHandle>>::new(None);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    Effect::new(move |chosen_before: Option<Option<String>>| {
        let service = state.side.get();
        let answers = state.answers(service);
        // Times pass without any advice.
        answers.texts.track();
        let chosen = state.chosen.get();
        let is_chosen_anew = chosen_before.is_some_and(|before| before != chosen);
        let is_shown =
            answers.advice.with_untracked(|advice| advice.report.is_some() || !advice.variants.is_empty());
        let pause = if is_shown && !is_chosen_anew { PAUSE } else { Duration::ZERO };
        stop();
        // Nothing to advise before the first verdict.
        if answers.report.with_untracked(Option::is_some) {
            timer.set_value(set_timeout_with_handle(move || ask_advice(state, service), pause).ok());
        }
        chosen
    });
}

fn ask_advice(state: State, service: Service) {
    let texts = state.texts_now().of(service);
    let (pasted, chosen) = (untrack(|| state.pasted_token()), state.chosen.get_untracked());
    spawn_local(async move {
        let answers = state.answers(service);
        match state.engine.ask(Advise { service, texts: texts.clone(), pasted, chosen, now: now() }).await {
            Ok(advice) => {
                answers.advised.set(texts.into());
                answers.advice.set(advice.into());
            }
            Err(Failure::Superseded) => return,
            Err(failure) => report(state, &failure),
        }
        answers.is_advised.set(true);
    });
}

/// The time, in seconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "the time of a clock")]
pub(crate) fn now() -> i64 {
    (js_sys::Date::now() / 1000.0).floor() as i64
}
