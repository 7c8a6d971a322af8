//! One finding beside the first cause: a further cause, a risk, a hint.

use leptos::prelude::*;
use whydenied::report::{Confidence, Finding, Input};

use super::Place;
use crate::icon::{Mark as _, icon};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// A finding with all it says.
pub(super) fn finding_row(place: Place, finding: &Finding) -> impl IntoView + use<> {
    let mark = finding.severity.mark();
    view! {
        <article class=format!("row finding {mark}")>
            {icon(mark)}
            <div>
                <h3><span class="unseen">{finding.severity.word()}": "</span>{prose(&sentence(&finding.title))}</h3>
                {(!finding.detail.is_empty()).then(|| view! { <p>{prose(&sentence(&finding.detail))}</p> })}
                {(!finding.help.is_empty()).then(|| view! { <p class="help">{prose(&sentence(&finding.help))}</p> })}
                {provenance(place, finding)}
            </div>
        </article>
    }
}

/// Where it is, how surely it is known, where it says so, and its code.
pub(super) fn provenance(Place { state, fresh }: Place, finding: &Finding) -> impl IntoView + use<> {
    let input = finding.input;
    let location = finding.span.map(|span| {
        let text = match input {
            Input::Policy => line_of(span),
            Input::Token => format!("token, {}", line_of(span)),
        };
        view! { <button type="button" class="link" disabled=!fresh on:click=move |_| state.select(input, span)>{text}</button> }
    });
    let confidence = match finding.confidence {
        Confidence::Documented => view! { <span>"documented"</span> }.into_any(),
        less => confidence_badge(less).into_any(),
    };
    let source = finding.source.map(|source| {
        view! { <a href=source target="_blank" rel="noreferrer">"source"</a> }
    });
    view! { <p class="provenance">{location} {confidence} {source} <code class="code">{finding.code}</code></p> }
}
