//! The places of the page that this module draws into.

use std::cell::RefCell;

use web_sys::Element;
use whydenied_view::dom::update_children;
use whydenied_view::markup::Markup;

/// A place, and what it shows.
struct Drawn {
    place: Element,
    shown: Vec<Markup>,
}

thread_local! {
    static DRAWN: RefCell<Vec<Drawn>> = const { RefCell::new(Vec::new()) };
}

/// Shows `markup` in the element that `selector` finds, if it is there.
pub(crate) fn draw(selector: &str, markup: Vec<Markup>) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(place) = document.and_then(|document| document.query_selector(selector).ok().flatten()) else {
        return;
    };
    DRAWN.with_borrow_mut(|drawn| {
        // The page may have made a place anew.
        drawn.retain(|one| one.place.is_connected());
        let known = drawn.iter_mut().find(|one| one.place == place);
        let Some(known) = known else {
            place.set_text_content(None);
            update_children(&place, &[], &markup);
            drawn.push(Drawn { place, shown: markup });
            return;
        };
        update_children(&place, &known.shown, &markup);
        known.shown = markup;
    });
}
