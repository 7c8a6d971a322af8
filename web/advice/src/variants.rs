//! Tokens like the one at hand: which is looked at, and which is tried.

use std::cell::RefCell;

use whydenied::Token;
use whydenied::report::{Report, Variant};
use whydenied_view::json::indented;
use whydenied_view::markup::Element;
use whydenied_view::variants::Row;

thread_local! {
    /// The row in view, by the buttons' numbers.
    static SHOWN: RefCell<Vec<Variant>> = const { RefCell::new(Vec::new()) };
    /// The label of the one that is looked at; it stays while one types.
    static CHOSEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The pane of a row. `pasted` is whether the token in place is the one that was pasted, and `report` makes
/// the report on claims.
pub(crate) fn pane(
    variants: Vec<Variant>,
    in_place: &Token,
    changed: bool,
    report: impl Fn(&Token) -> Option<Report>,
) -> Option<Element> {
    let chosen = CHOSEN.with_borrow(|chosen| {
        let chosen = chosen.as_ref()?;
        variants.iter().position(|variant| variant.label == *chosen)
    });
    // As texts: the places of claims differ.
    let in_place = in_place.claims.value.to_json();
    let tried = variants.iter().position(|one| one.claims.to_json() == in_place).filter(|_| changed);
    let claims = chosen.and_then(|index| variants.get(index)).map(|variant| variant.claims.to_json());
    let report = claims.and_then(|claims| report(&Token::read(&claims).ok()?));
    let row = Row { variants: &variants, chosen, report: report.as_ref(), tried, changed };
    let pane = row.pane();
    SHOWN.set(variants);
    pane
}

/// Looks at the one of that number, or at none if it is looked at already.
pub(crate) fn choose(number: usize) {
    let label = SHOWN.with_borrow(|shown| shown.get(number).map(|variant| variant.label.clone()));
    CHOSEN.with_borrow_mut(|chosen| *chosen = label.filter(|label| chosen.as_ref() != Some(label)));
}

/// The claims of the one of that number, one entry a line.
pub(crate) fn claims(number: usize) -> Option<String> {
    SHOWN.with_borrow(|shown| shown.get(number).map(|variant| indented(&variant.claims.to_json())))
}
