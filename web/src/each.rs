//! A list of which each entry is drawn by itself: what changes in one of them changes nothing of the others.

use leptos::prelude::*;
use whydenied_report::Place;

use crate::folded::{FIRST, TOGETHER, folded, name_of_range};
use crate::live::live;

/// What is drawn of each entry, and where that stands in its text: a place changes with every letter before it, and
/// nothing else has to be drawn for that.
pub(crate) type Placed<T> = Vec<(T, Option<Place>)>;

/// Draws each entry of a list.
pub(crate) fn each<T>(
    list: Memo<Placed<T>>,
    draw: impl Fn(Memo<Option<T>>, Memo<Option<Place>>) -> AnyView + Clone + Send + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let count = Memo::new(move |_| list.with(Vec::len));
    each_in(list, 0, count, draw)
}

/// Draws the first entries of a list, and folds the others.
pub(crate) fn each_or_folded<T>(
    list: Memo<Placed<T>>,
    class: &'static str,
    names: [&'static str; 2],
    draw: impl Fn(Memo<Option<T>>, Memo<Option<Place>>) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let count = Memo::new(move |_| list.with(Vec::len));
    let shown = Memo::new(move |_| count.get().min(FIRST));
    let starts = move || (FIRST..count.get()).step_by(TOGETHER);
    let first = each_in(list, 0, shown, draw.clone());
    let fold = move |from: usize| {
        let to = Memo::new(move |_| count.get().min(from + TOGETHER));
        let summary = view! { <summary>{live(move || name_of_range(names, from, to.get()))}</summary> };
        let draw = draw.clone();
        folded(class, summary.into_any(), move || each_in(list, from, to, draw.clone()))
    };
    view! {
        {first}
        <For each=starts key=|from| *from children=fold/>
    }
    .into_any()
}

/// Draws those from one index to before another.
fn each_in<T>(
    list: Memo<Placed<T>>,
    from: usize,
    to: Memo<usize>,
    draw: impl Fn(Memo<Option<T>>, Memo<Option<Place>>) -> AnyView + Clone + Send + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let entry = move |index: usize| {
        // One that is gone is drawn as it was until it goes.
        let what = Memo::new(move |before: Option<&Option<T>>| {
            let now = list.with(|list| list.get(index).map(|(what, _)| what.clone()));
            now.or_else(|| before.cloned().flatten())
        });
        let place = Memo::new(move |_| list.with(|list| list.get(index).and_then(|(_, place)| *place)));
        draw(what, place)
    };
    view! { <For each=move || from..to.get() key=|index| *index children=entry/> }.into_any()
}
