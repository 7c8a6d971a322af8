//! What one does with a verdict: tell others of it, take the policy, have a lesser one written.

use whydenied_view::markup::{Element, el};

/// The buttons, for a verdict on the policy in the area of that id.
pub(crate) fn actions(policy: &'static str) -> Element {
    let button = |title: &'static str| el("button").attr("type", "button").child(title);
    el("div")
        .class("take-along")
        .attr("role", "group")
        .attr("aria-label", "Take it along")
        .child(button("Copy as Markdown").attr("data-opens", "share").attr("data-form", "markdown"))
        .child(button("Report as JSON").attr("data-opens", "share").attr("data-form", "json"))
        .child(button("Copy the policy").attr("data-copies", policy))
        .child(write_policy())
}

/// The button that has the least policy written for the token.
pub(crate) fn write_policy() -> Element {
    el("button").attr("type", "button").attr("data-opens", "written").child("Write the least policy")
}
