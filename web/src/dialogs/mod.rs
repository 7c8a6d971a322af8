//! The dialogs of the page: at most one is open.

mod copy;
mod explanation;
mod least_policy;
mod window;

use leptos::prelude::*;

use crate::engine::Failure;
use crate::gallery::{Filters, Gallery};
use crate::live::live;
use crate::share::Share;
use crate::state::{State, state};
use copy::CopyIt;
pub(crate) use copy::{copy_from, write_to_clipboard};
use explanation::Explained;
pub(crate) use explanation::{Explanation, read_catalogue};
use least_policy::LeastPolicy;
pub(crate) use window::Window;

/// A dialog that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The examples.
    Gallery,
    /// What stands in the page, as a link or in another form: the one that is chosen first.
    Share(Form),
    /// The least policy for the token.
    Written,
    /// What the code of a finding means.
    Explanation(String),
    /// A text that the browser does not let the page copy.
    Copy(String),
    /// What is wrong with a link that was followed.
    LinkProblem(String),
}

/// A form in which one shares what stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Link,
    Markdown,
    Json,
}

impl State {
    /// Says why there is nothing to show in a dialog, and closes it.
    pub(crate) fn give_up(self, failure: &Failure) {
        if *failure != Failure::Superseded {
            self.trouble.set(Some(failure.to_string()));
            self.dialog.set(None);
        }
    }
}

/// The dialog that is open. What was chosen in one stays chosen for the next time.
#[component]
pub(crate) fn Dialogs() -> impl IntoView {
    let state = state();
    let filters = Filters::new();
    let language = RwSignal::new("json".to_owned());
    let is_renamed = RwSignal::new(false);
    live(move || {
        state.dialog.get().map(|dialog| match dialog {
            Dialog::Gallery => view! { <Gallery filters /> }.into_any(),
            Dialog::Share(form) => view! { <Share form is_renamed /> }.into_any(),
            Dialog::Written => view! { <LeastPolicy language /> }.into_any(),
            Dialog::Explanation(code) => view! { <Explained code /> }.into_any(),
            Dialog::Copy(text) => view! { <CopyIt text /> }.into_any(),
            Dialog::LinkProblem(message) => view! { <LinkProblem message /> }.into_any(),
        })
    })
}

/// What is wrong with a link.
#[component]
fn LinkProblem(message: String) -> impl IntoView {
    view! {
        <Window id="link-problem" title="About this link".into_any()>
            <p>{message}</p>
        </Window>
    }
}
