//! The examples: real denials with their causes, by issuer and by cause.

mod card;
mod example;
mod filters;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;

use crate::dialogs::{Dialog, Window};
use crate::engine::{Failure, now};
use crate::live::live;
use crate::state::{Source, State, state};
use card::Cards;
pub(crate) use example::{Example, read_examples};
use filters::Choose;
pub(crate) use filters::Filters;

impl State {
    /// Shows the example of that name, on its side.
    pub(crate) fn show_example(self, id: &str) {
        let id = id.to_owned();
        spawn_local(async move {
            match self.find_example(&id).await {
                Ok(()) => self.trouble.set(None),
                Err(why) => self.trouble.set(Some(Failure::Missing(why).to_string())),
            }
        });
    }

    /// The same; or why it cannot be shown.
    pub(crate) async fn find_example(self, id: &str) -> Result<(), String> {
        let examples = self.examples.get().await?;
        let found = examples.iter().find(|example| example.id == id);
        let example = found.ok_or_else(|| format!("there is no example {id}"))?;
        let texts = example.texts(now())?;
        if self.dialog.with_untracked(|dialog| *dialog == Some(Dialog::Gallery)) {
            self.dialog.set(None);
        }
        self.show(Source::Example, texts);
        self.turn_to(if example.is_of_pulumi() { Service::Pulumi } else { Service::Aws });
        Ok(())
    }
}

/// The dialog with the examples, once they are there.
#[component]
pub(crate) fn Gallery(filters: Filters) -> impl IntoView {
    let state = state();
    let examples = RwSignal::new(None::<Arc<Vec<Example>>>);
    spawn_local(async move {
        match state.examples.get().await {
            Ok(found) => {
                state.trouble.set(None);
                // By then another dialog may be open.
                examples.try_set(Some(found));
            }
            Err(why) => state.give_up(&Failure::Missing(why)),
        }
    });
    live(move || {
        examples.get().map(|examples| {
            view! {
                <Window id="examples" title="Examples".into_any()>
                    <Choose filters examples=Arc::clone(&examples) />
                    <Cards filters examples=Arc::clone(&examples) />
                </Window>
            }
        })
    })
}
