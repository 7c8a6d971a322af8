//! What the token says: in which form it is shown, and which claim has a field for another value.

use std::cell::{Cell, RefCell};

use whydenied::report::{Report, TokenReport};
use whydenied_view::claims::{Shown, claims, claims_as_json};
use whydenied_view::json::indented;
use whydenied_view::place::draw;

thread_local! {
    static AS_JSON: Cell<bool> = const { Cell::new(false) };
    static EDITED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Shows the claims as JSON, or as a table.
pub(crate) fn show_as_json(as_json: bool) {
    AS_JSON.set(as_json);
}

/// Opens the field for another value of the claim, or closes it.
pub(crate) fn edit(claim: Option<String>) {
    EDITED.set(claim);
}

/// Draws the claims; `report` is the verdict on them as they stand.
pub(crate) fn draw_claims(token: Option<&TokenReport>, report: Option<&Report>, shown: Shown) {
    let pane = token.map(|token| {
        if AS_JSON.get() {
            return claims_as_json(&indented(&token.claims.to_json()), shown);
        }
        EDITED.with_borrow(|edited| claims(token, report, shown, edited.as_deref()))
    });
    draw("#claims", pane.into_iter().map(Into::into).collect());
}
