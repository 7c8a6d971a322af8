//! Selects a span of the engine in a text area.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use whydenied::report::Place;

/// Selects `place` of `text`, which `area` holds, and scrolls to it.
pub(crate) fn select(area: &HtmlTextAreaElement, text: &str, place: Place) {
    // Without a selection the pane is still focused, which is the better half of what was asked.
    let _ = area.focus();
    let _ = area.set_selection_range(utf16_offset(text, place.start), utf16_offset(text, place.end));
    if let Some(line) = mirrored_line(area, place.line) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(if reduced_motion() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The offset in UTF-16 units, as the DOM counts, of the byte at `offset`.
pub(crate) fn utf16_offset(text: &str, offset: usize) -> u32 {
    let units = text.char_indices().take_while(|&(at, _)| at < offset).map(|(_, character)| character.len_utf16());
    u32::try_from(units.sum::<usize>()).unwrap_or(u32::MAX)
}

/// The line that shows line `number` behind the text area.
fn mirrored_line(area: &HtmlTextAreaElement, number: usize) -> Option<HtmlElement> {
    let lines = area.parent_element()?.query_selector_all(".mirror .line").ok()?;
    lines.item(u32::try_from(number.checked_sub(1)?).ok()?)?.dyn_into().ok()
}

fn reduced_motion() -> bool {
    leptos::prelude::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

#[cfg(test)]
mod tests {
    use super::utf16_offset;

    #[test]
    fn offsets_count_utf16_units() {
        let text = "aü😀b";
        assert_eq!([0, 1, 3, 7, 8].map(|byte| utf16_offset(text, byte)), [0, 1, 2, 4, 5]);
        assert_eq!(utf16_offset(text, 99), 5);
    }
}
