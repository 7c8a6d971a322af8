//! The element for those who try: the page's own panes and its whole answer, without what is about the page itself.

use leptos::prelude::*;

use super::compact::Foot;
use crate::page::{Panes, Tabs, show_side};
use crate::state::state;

/// The element. Where its author said which service decides, there is no choice of it.
#[component]
pub(super) fn Playground(has_tabs: bool, playground: Option<String>) -> impl IntoView {
    show_side(state());
    let tabs = has_tabs.then(|| {
        view! {
            <div class="we-bar">
                <div class="tabs" role="group" aria-label="Who denied it">
                    <Tabs/>
                </div>
            </div>
        }
    });
    view! {
        {tabs}
        <div class="panes"><Panes/></div>
        <Foot playground/>
    }
}
