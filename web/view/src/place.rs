//! The places of the page that a module draws into.

use std::cell::RefCell;

use crate::dom::update_children;
use crate::markup::Markup;
use web_sys::Element;

/// A place, and what it shows.
struct Drawn {
    place: Element,
    shown: Vec<Markup>,
}

thread_local! {
    static DRAWN: RefCell<Vec<Drawn>> = const { RefCell::new(Vec::new()) };
}

/// What `selector` finds.
pub fn element(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// Shows `markup` in the element that `selector` finds, if it is there.
pub fn draw(selector: &str, markup: Vec<Markup>) {
    let Some(place) = element(selector) else { return };
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
