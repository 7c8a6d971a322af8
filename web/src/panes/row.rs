//! From a place in a text to what the verdict says of it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::found::input_of;
use crate::state::State;
use crate::verdict::verdict_id;
use crate::words::input_name;

impl State {
    /// Brings what is said of a byte of the text into view, and moves the focus there: the nearest around it, else the
    /// verdict as a whole.
    pub(crate) fn show_row(self, name: &str, byte: usize) {
        let service = self.side.get_untracked();
        let Some(input) = input_of(service, name) else { return };
        let verdict = verdict_id(service);
        let said = format!("#{verdict} [data-place], .problem [data-place]");
        let around = self.scope.all(&said).into_iter().filter_map(|row| {
            let place = row.get_attribute("data-place")?;
            let mut parts = place.split(' ');
            let is_own = parts.next()? == input_name(input);
            let (start, end): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            (is_own && start <= byte && byte <= end).then_some((end - start, row))
        });
        let row = around.min_by_key(|(length, _)| *length).map(|(_, row)| row);
        let Some(row) = row.or_else(|| self.scope.find(verdict)) else {
            return;
        };
        let button = row.query_selector("button:not(:disabled)").ok().flatten();
        let focused =
            if row.tag_name() == "BUTTON" { None } else { button.and_then(|button| button.dyn_into().ok()) };
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // What cannot take the focus is shown all the same.
        let _ = focused.as_ref().unwrap_or(&row).focus_with_options(&options);
        let into_view = ScrollIntoViewOptions::new();
        into_view.set_block(ScrollLogicalPosition::Center);
        let wants_calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let is_calm = wants_calm.is_some_and(|media| media.matches());
        into_view.set_behavior(if is_calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        row.scroll_into_view_with_scroll_into_view_options(&into_view);
    }
}
