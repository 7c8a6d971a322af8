//! A pane of one text, open or folded until it is wanted.

use leptos::prelude::*;
use whydenied_questions::texts;
use whydenied_questions::{Service, fields};

use super::area::Area;
use super::describe::DescribeJob;
use super::notes::{Below, Said};
use super::tools::Tools;
use crate::calls::{self, NotSaid};
use crate::live::live;
use crate::state::{Arithmetic, state};
use crate::verdict::facts;

/// The ids of what stands around the text of that name: the policies of Pulumi Cloud have shorter ones.
fn stem(name: &str) -> &str {
    if name == fields::PULUMI_POLICY { "pulumi" } else { name }
}

/// What is known of a text, beside its title.
fn facts_of(name: &'static str) -> String {
    let state = state();
    let service = if name == fields::PULUMI_POLICY { Service::Pulumi } else { Service::Aws };
    let answers =
        if name == texts::TOKEN || name == texts::JWKS { state.shown() } else { state.answers(service) };
    answers.examination.with(|examination| match name {
        texts::TOKEN if examination.calls.is_some() => {
            examination.calls.as_ref().map(calls::facts).unwrap_or_default()
        }
        texts::TOKEN => examination.token.read().map(facts::of_token).unwrap_or_default(),
        texts::JWKS => state.arithmetic.with(|arithmetic| match arithmetic {
            Arithmetic::Awaited if examination.keys.read().is_some() => "loading the check…".to_owned(),
            Arithmetic::Missing { .. } if examination.keys.read().is_some() => {
                "the check is missing".to_owned()
            }
            _ => facts::of_keys(&examination.keys),
        }),
        texts::LIMITS => facts::of_limits(&examination.limits),
        fields::PULUMI_POLICY => facts::of_policies(&examination.policy),
        _ => state.text(name).with(|text| facts::of_policy(&examination.policy, text)),
    })
}

/// A text that is always in view.
#[component]
pub(crate) fn TextPane(name: &'static str, title: &'static str, placeholder: &'static str) -> impl IntoView {
    let below = format!("{}-problem", stem(name));
    let class = if name == fields::PULUMI_POLICY { "editor plain" } else { "editor" };
    let facts = Memo::new(move |_| facts_of(name));
    view! {
        <section class=format!("pane {name}-pane") aria-labelledby=format!("{name}-title")>
            <div class="tools-place" id=format!("{name}-tools")>
                <Tools name title />
            </div>
            <header class="pane-head">
                <h2 id=format!("{name}-title")>{title}</h2>
                <p class="facts" id=format!("{}-facts", stem(name))>{live(move || facts.get())}</p>
            </header>
            <div class=class class:drop-here=move || state().drop_over.get() == Some(name)>
                <Area name placeholder rows="2" labelled=format!("{name}-title") described=below.clone() />
            </div>
            <Said name />
            <div class="problem-place" id=below>
                <Below name />
            </div>
            {(name == texts::TOKEN).then(|| view! { <NotSaid/> <DescribeJob/> })}
        </section>
    }
}

/// A text that few need.
#[component]
pub(crate) fn FoldedPane(
    name: &'static str,
    class: &'static str,
    title: &'static str,
    label: &'static str,
    placeholder: &'static str,
    rows: &'static str,
) -> impl IntoView {
    let below = format!("{name}-problem");
    let facts = Memo::new(move |_| facts_of(name));
    view! {
        <details class=class>
            <summary class="pane-head">
                <h2>{title}</h2>
                <p class="facts" id=format!("{name}-facts")>{live(move || facts.get())}</p>
            </summary>
            <div class="fields">
                <div class="field" class:drop-here=move || state().drop_over.get() == Some(name)>
                    <label for=name>{label}</label>
                    <Area name placeholder rows labelled=String::new() described=below.clone() />
                </div>
                <Said name />
            </div>
            <div class="problem-place" id=below>
                <Below name />
            </div>
        </details>
    }
}
