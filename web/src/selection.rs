//! A click on what names a place selects that place in its text.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlTextAreaElement};
use whydenied::report::{Input, Place};

/// The value of the attribute on what was clicked, or on what it stands in.
pub(crate) fn clicked(event: &Event, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// The place that was clicked. A click that ends a selection of text is none: it is there to be copied.
pub(crate) fn clicked_place(event: &Event) -> Option<(Input, Place)> {
    let selection = leptos::prelude::window().get_selection().ok()??;
    if !selection.is_collapsed() {
        return None;
    }
    parse(&clicked(event, "data-place")?)
}

/// The place that [`Element::at`](whydenied_view::markup::Element::at) wrote.
pub(crate) fn parse(place: &str) -> Option<(Input, Place)> {
    let (input, numbers) = place.split_once(' ')?;
    let input = match input {
        "token" => Input::Token,
        "jwks" => Input::Jwks,
        "resource-control-policy" => Input::ResourceControlPolicy,
        "provider" => Input::Provider,
        "request" => Input::Request,
        _ => Input::Policy,
    };
    let mut numbers = numbers.split(' ').map_while(|number| number.parse().ok());
    let mut next = || numbers.next();
    Some((input, Place { start: next()?, end: next()?, line: next()?, column: next()? }))
}

/// Opens what `area` is folded in.
pub(crate) fn open_details(area: &HtmlTextAreaElement) {
    if let Ok(Some(folded)) = area.closest("details:not([open])") {
        // What stands in it is as good if it stays folded.
        let _ = folded.set_attribute("open", "");
    }
}

/// Selects `place` of `text`, which `area` holds, and scrolls to it.
pub(crate) fn select(area: &HtmlTextAreaElement, text: &str, place: Place) {
    // Without a selection the pane is still focused, which is the better half of what was asked.
    let _ = area.focus();
    let _ = area.set_selection_range(utf16_offset(text, place.start), utf16_offset(text, place.end));
    let lines = i32::try_from(text.split('\n').count()).unwrap_or(i32::MAX);
    let above = i32::try_from(place.line.saturating_sub(3)).unwrap_or(i32::MAX);
    area.set_scroll_top(area.scroll_height() / lines * above);
}

/// The offset in UTF-16 units, as the DOM counts, of the byte at `offset`.
fn utf16_offset(text: &str, offset: usize) -> u32 {
    let units =
        text.char_indices().take_while(|&(at, _)| at < offset).map(|(_, character)| character.len_utf16());
    u32::try_from(units.sum::<usize>()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use whydenied::report::{Input, Place};

    use super::{parse, utf16_offset};
    use whydenied_view::markup::el;

    #[test]
    fn offsets_count_utf16_units() {
        let text = "aü😀b";
        assert_eq!([0, 1, 3, 7, 8].map(|byte| utf16_offset(text, byte)), [0, 1, 2, 4, 5]);
        assert_eq!(utf16_offset(text, 99), 5);
    }

    #[test]
    fn a_place_survives_the_page() {
        let place = Place { start: 1, end: 20, line: 3, column: 4 };
        let element = el("p").at(Input::Policy, place);
        let [(_, written)] = element.attributes.as_slice() else { panic!("one attribute") };
        assert_eq!(parse(written), Some((Input::Policy, place)));
        assert_eq!(parse("policy 1"), None);
    }
}
