//! What the policy lets in: tokens like the one at hand, each with its verdict.

mod detail;

use leptos::prelude::*;
use whydenied_report::{Variant, Verdict};

use crate::live::live;
use crate::state::{Answers, State, state};
use crate::verdict::Shown;
use crate::words::{Mark as _, prose, shape, unseen};
use detail::detail;

/// The id of what is told of the chosen one.
const DETAIL: &str = "variant";

/// The row as it stands.
#[derive(Clone, Copy)]
struct Row {
    state: State,
    answers: Answers,
    /// The token that was pasted first.
    variants: Memo<Vec<Variant>>,
    /// Which one is looked at.
    chosen: Memo<Option<usize>>,
    /// Which one stands in place of the token that was pasted.
    tried: Memo<Option<usize>>,
    /// Whether anything stands in its place.
    is_changed: Memo<bool>,
}

/// The pane: those that get in, those that may, those that are kept out. Nothing where there are no other tokens.
#[component]
pub(crate) fn Variants(shown: Shown) -> impl IntoView {
    let (state, answers) = (state(), shown.answers);
    let variants = Memo::new(move |_| answers.advice.with(|advice| advice.variants.clone()));
    let chosen = Memo::new(move |_| {
        let label = state.chosen.get()?;
        variants.with(|variants| variants.iter().position(|variant| variant.label == label))
    });
    let is_changed = Memo::new(move |_| state.pasted_token().is_some());
    let tried = Memo::new(move |_| answers.advice.with(|advice| advice.tried).filter(|_| is_changed.get()));
    let row = Row { state, answers, variants, chosen, tried, is_changed };
    let has_others = Memo::new(move |_| variants.with(|variants| variants.len() > 1));
    view! { <Show when=move || has_others.get()>{pane(row)}</Show> }
}

fn pane(row: Row) -> AnyView {
    let Row { state, variants, is_changed, .. } = row;
    let facts = move || {
        variants.with(|variants| {
            let count = variants.iter().filter(|one| one.verdict == Verdict::Allowed).count();
            format!("{count} of {} tokens like this one get in", variants.len())
        })
    };
    let changed = move || {
        view! {
            <p class="note changed">
                "You are trying another token than the one you pasted. "
                <button type="button" class="link" data-restores="" on:click=move |_| state.restore_token()>
                    "Bring the pasted token back"
                </button>
            </p>
        }
    };
    let groups = [Verdict::Allowed, Verdict::Depends, Verdict::Denied];
    view! {
        <section class="pane variants" aria-labelledby="variants-title">
            <header class="pane-head">
                <h2 id="variants-title">"What this policy lets in"</h2>
                <p class="facts">{facts}</p>
            </header>
            {live(move || is_changed.get().then(changed))}
            {groups.map(|verdict| group(row, verdict)).into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// Those with one verdict, and what is told of one of them.
fn group(row: Row, verdict: Verdict) -> AnyView {
    let Row { variants, chosen, .. } = row;
    let own = Memo::new(move |_| {
        variants.with(|variants| {
            let own = variants.iter().cloned().enumerate().filter(|(_, one)| one.verdict == verdict);
            own.collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| {
        let index = chosen.get()?;
        own.with(|own| own.iter().find(|(own, _)| *own == index).cloned())
    });
    let draw = move |own: Vec<(usize, Variant)>| {
        let chips = own.into_iter().map(|(index, one)| view! { <li>{chip(row, index, &one)}</li> });
        view! {
            <div class=format!("group {}", verdict.mark())>
                <h3>{shape(quiet(verdict))} {words(verdict)}</h3>
                <ul class="chips">{chips.collect_view()}</ul>
                {live(move || chosen.get().map(|(index, one)| detail(row, index, one)))}
            </div>
        }
    };
    view! { {live(move || Some(own.get()).filter(|own| !own.is_empty()).map(draw))} }.into_any()
}

fn chip(row: Row, index: usize, variant: &Variant) -> AnyView {
    let Row { state, chosen, tried, .. } = row;
    let Variant { label, is_this, verdict, .. } = variant.clone();
    let is_chosen = move || chosen.get() == Some(index);
    let class = move || format!("chip {}{}", verdict.mark(), if is_chosen() { " chosen" } else { "" });
    let tag = move || if is_this { Some("yours") } else { (tried.get() == Some(index)).then_some("tried") };
    let tag = move || tag().map(|tag| view! { <span class="tag">{tag}</span> });
    let own = label.clone();
    // Looks at it, or at none if it is looked at already.
    let choose = move |_| {
        state.chosen.update(|chosen| *chosen = (chosen.as_ref() != Some(&own)).then(|| own.clone()));
    };
    view! {
        <button
            type="button"
            class=class
            data-variant=index.to_string()
            aria-expanded=move || is_chosen().to_string()
            aria-controls=DETAIL
            on:click=choose
        >
            {shape(if is_this { verdict.mark() } else { quiet(verdict) })}
            {unseen(format!("{}: ", words(verdict)))}
            <span>{prose(&label)}</span>
            {tag}
        </button>
    }
    .into_any()
}

/// That others are kept out is as it should be.
fn quiet(verdict: Verdict) -> &'static str {
    if verdict == Verdict::Denied { "kept-out" } else { verdict.mark() }
}

const fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Gets in",
        Verdict::Denied => "Kept out",
        Verdict::Depends => "It depends",
    }
}
