//! The places of the page that a module draws into.

use std::cell::RefCell;

use crate::dom::update_children;
use crate::markup::Markup;
use web_sys::Element;

/// A place, and what it shows.
struct Drawn {
    selector: String,
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
    DRAWN.with_borrow_mut(|drawn| {
        // The page may have made the place anew.
        let known = drawn.iter_mut().find(|one| one.selector == selector && one.place.is_connected());
        if let Some(known) = known {
            update_children(&known.place, &known.shown, &markup);
            known.shown = markup;
            return;
        }
        drawn.retain(|one| one.selector != selector);
        let Some(place) = element(selector) else { return };
        place.set_text_content(None);
        update_children(&place, &[], &markup);
        drawn.push(Drawn { selector: selector.to_owned(), place, shown: markup });
    });
}
