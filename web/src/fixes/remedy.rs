//! What can be changed elsewhere than in the policy.

use leptos::prelude::*;
use whydenied_report::{Elsewhere, Remedy};

use crate::copy_button::CopyButton;
use crate::words::{prose, sentence};

/// What to change, where, and what to write there; the number is that of its snippet.
pub(super) fn remedy((index, remedy): (usize, Remedy)) -> AnyView {
    let place = match remedy.place {
        Elsewhere::Workflow => "In the workflow",
        Elsewhere::Pod => "In the pod",
        Elsewhere::Issuer => "At the issuer",
        Elsewhere::Provider => "In the IAM provider",
        Elsewhere::Registration => "In Pulumi Cloud",
        Elsewhere::Role => "In the role",
        Elsewhere::Call => "In the call",
        Elsewhere::Program => "In the program",
    };
    let id = format!("snippet-{index}");
    let title = remedy.title;
    let (copy, snippet) = remedy
        .snippet
        .map(|snippet| {
            let text = Signal::stored(snippet.text.clone());
            let copy = view! { <CopyButton words="Copy" of=format!(": {title}") copies=id.clone() text/> };
            let shown = view! {
                <pre tabindex="0" aria-label="What to write there">
                    <code id=id>{snippet.text}</code>
                </pre>
            };
            (copy, shown)
        })
        .unzip();
    let remains = remedy
        .remains
        .into_iter()
        .map(|remains| view! { <p class="note">"Still in the way: " {prose(&sentence(&remains))}</p> });
    view! {
        <article class="fix remedy">
            <header>
                <h4>
                    <span class="where">{place}</span>
                    " "
                    {prose(&sentence(&title))}
                </h4>
                {copy}
            </header>
            {snippet}
            {remains.collect_view()}
        </article>
    }
    .into_any()
}
