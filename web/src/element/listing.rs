//! The policy, line by line: what was found is marked where it stands, and lines of which there is nothing to say are folded.

use std::ops::Range;

use leptos::html::Ol;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use whydenied_questions::Service;
use whydenied_report::{Input, Outcome, Place, Report};

use crate::found::{self, Found};
use crate::live::live;
use crate::state::{State, state};
use crate::verdict::Shown;
use crate::words::{Mark as _, plain, seen, shape, unseen};

/// A policy of so many lines is shown whole.
const WHOLE: usize = 24;
/// So many lines are shown around one that says something, and at the beginning and the end.
const AROUND: usize = 2;
/// Fewer than so many are not worth folding.
const FOLDED: usize = 4;

/// What is drawn of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    number: usize,
    /// What was found in it, the gravest: its mark, and in words.
    found: Option<(&'static str, String)>,
    /// The spaces that it begins with.
    indent: usize,
    /// The rest of it in stretches, each with its mark; of one without any that is empty.
    stretches: Vec<(String, &'static str)>,
    is_selected: bool,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Line(Line),
    /// So many lines of which there is nothing to say.
    Folded(usize),
}

/// What is marked in the text.
struct Marked {
    place: Place,
    mark: &'static str,
    words: String,
    /// Whether its letters are underlined; else only its line is marked.
    is_underlined: bool,
}

/// The policy of a service.
#[component]
pub(super) fn Listing(shown: Shown) -> impl IntoView {
    let state = state();
    let is_whole = RwSignal::new(false);
    let list = NodeRef::<Ol>::new();
    let rows = Memo::new(move |_| {
        let text = state.text(shown.service.policy()).get();
        rows(&text, &marked(shown), selected(state, shown.service), is_whole.get())
    });
    // What was asked for is brought into view within the list: the page around it stays where it is.
    Effect::new(move |_| {
        rows.track();
        let line = list.get().and_then(|list| list.query_selector(".selected").ok().flatten());
        if let (Some(list), Some(line)) = (list.get_untracked(), line) {
            let above = line.unchecked_ref::<HtmlElement>().offset_top() - list.offset_top();
            list.set_scroll_top(above - list.client_height() / 3);
        }
    });
    let draw = move |row: Row| match row {
        Row::Line(line) => drawn(line),
        Row::Folded(count) => view! {
            <li class="fold">
                <button type="button" class="link" on:click=move |_| is_whole.set(true)>
                    {format!("{count} more lines")}
                </button>
            </li>
        }
        .into_any(),
    };
    view! {
        <ol class="lines" node_ref=list tabindex="0" aria-label=what(shown.service)>
            {live(move || rows.get().into_iter().map(draw).collect_view())}
        </ol>
    }
}

/// What stands in it.
pub(super) const fn what(service: Service) -> &'static str {
    match service {
        Service::Aws => "Trust policy",
        Service::Pulumi => "Authorization policies",
    }
}

fn drawn(Line { number, found, indent, stretches, is_selected }: Line) -> AnyView {
    let (mark, words) = found.unzip();
    let heard = words.clone().map(|words| unseen(format!(" ({words})")));
    let stretches = stretches.into_iter().map(|(text, mark)| match mark {
        "" => view! { <span>{seen(&text)}</span> }.into_any(),
        mark => view! { <mark class=mark>{seen(&text)}</mark> }.into_any(),
    });
    let indent = indent.to_string();
    view! {
        <li class:selected=is_selected style:--indent=indent title=words>
            <span class="number" aria-hidden="true">{number}</span>
            <span class="gutter">{mark.map(shape)}</span>
            <code>{stretches.collect_view()} {heard}</code>
        </li>
    }
    .into_any()
}

/// The place that was asked for.
fn selected(state: State, service: Service) -> Option<Place> {
    state.selected.get().filter(|(name, _)| *name == service.policy()).map(|(_, place)| place)
}

/// All that is marked, what matters most first.
fn marked(shown: Shown) -> Vec<Marked> {
    let answers = shown.answers;
    let underlined = |found: Found| {
        let words = format!("{}: {}", found.word, plain(&found.message));
        found.places.into_iter().map(move |place| Marked {
            place,
            mark: found.mark,
            words: words.clone(),
            is_underlined: true,
        })
    };
    answers.examination.with(|examination| {
        if let Some(error) = found::error_in(examination, Input::Policy) {
            return underlined(found::unreadable(error)).collect();
        }
        match &examination.report {
            Some(report) => {
                let found = found::found(report, Input::Policy).into_iter().flat_map(underlined);
                found.chain(passed(report)).collect()
            }
            None => found::alone(&examination.half, Input::Policy).into_iter().flat_map(underlined).collect(),
        }
    })
}

/// The tests that pass.
fn passed(report: &Report) -> impl Iterator<Item = Marked> {
    let conditions = report.statements.iter().flat_map(|statement| &statement.conditions);
    let conditions = conditions.map(|condition| (condition.outcome, condition.span, &condition.why));
    let rules = report.policies.iter().flat_map(|policy| &policy.rules);
    let rules = rules.map(|rule| (rule.outcome, rule.span, &rule.why));
    conditions.chain(rules).filter(|(outcome, ..)| *outcome == Outcome::Pass).map(|(outcome, place, why)| {
        Marked {
            place,
            mark: outcome.mark(),
            words: format!("{}: {}", outcome.word(), plain(why)),
            is_underlined: false,
        }
    })
}

/// The lines with what is marked in them; those without anything to say are folded unless the whole is wanted.
fn rows(text: &str, marked: &[Marked], selected: Option<Place>, is_whole: bool) -> Vec<Row> {
    let text = text.trim_end();
    let mut start = 0;
    let lines: Vec<_> = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| {
            let range = start..start + line.len();
            start = range.end + 1;
            drawn_of(index + 1, line, range, marked, selected)
        })
        .collect();
    let count = lines.len();
    let says = |line: &Line| line.found.is_some() || line.is_selected;
    let saying: Vec<_> = (0..count).filter(|at| lines.get(*at).is_some_and(says)).collect();
    let is_near = |at: usize| {
        at <= AROUND || at + AROUND + 1 >= count || saying.iter().any(|saying| saying.abs_diff(at) <= AROUND)
    };
    let mut rows = Vec::new();
    let mut folded = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if is_whole || count <= WHOLE || is_near(at) {
            unfold(&mut rows, &mut folded);
            rows.push(Row::Line(line));
        } else {
            folded.push(line);
        }
    }
    unfold(&mut rows, &mut folded);
    rows
}

/// Ends a stretch of lines that may be folded.
fn unfold(rows: &mut Vec<Row>, folded: &mut Vec<Line>) {
    if folded.len() < FOLDED {
        rows.extend(folded.drain(..).map(Row::Line));
    } else {
        rows.push(Row::Folded(folded.len()));
        folded.clear();
    }
}

/// One line, which has these bytes of the text.
fn drawn_of(
    number: usize,
    line: &str,
    range: Range<usize>,
    marked: &[Marked],
    selected: Option<Place>,
) -> Line {
    let of_line = || {
        marked.iter().filter(|marked| range.contains(&marked.place.start) || marked.place.start == range.end)
    };
    let found = of_line().next().map(|marked| (marked.mark, marked.words.clone()));
    let mut places: Vec<_> = of_line()
        .filter(|marked| marked.is_underlined && marked.place.end <= range.end)
        .map(|marked| (marked.place.start, marked.place.end, marked.mark))
        .collect();
    whydenied_report::order::sort_by_key(&mut places, |place| place.0);
    let content = line.trim_start_matches([' ', '\t']);
    let mut at = range.start + line.len() - content.len();
    let mut stretches = Vec::new();
    let piece = |from: usize, to: usize| {
        line.get(from - range.start..to - range.start).unwrap_or_default().to_owned()
    };
    for (from, to, mark) in places {
        // What overlaps with what came before it is marked with that.
        if from < at || to <= from {
            continue;
        }
        stretches.push((piece(at, from), ""));
        stretches.push((piece(from, to), mark));
        at = to;
    }
    stretches.push((piece(at, range.end), ""));
    stretches.retain(|(text, _)| !text.is_empty());
    Line {
        number,
        found,
        indent: line.len() - content.len(),
        stretches,
        is_selected: selected.is_some_and(|place| place.start <= range.end && range.start < place.end.max(1)),
    }
}

#[cfg(test)]
mod tests {
    use whydenied_report::Place;

    use super::{Marked, Row, rows};

    fn at(start: usize, end: usize) -> Marked {
        let place = Place { start, end, line: 1, column: 1 };
        Marked { place, mark: "fail", words: "fail".to_owned(), is_underlined: true }
    }

    #[test]
    fn what_was_found_is_marked_where_it_stands() {
        let rows = rows("{\n  \"a\": 1\n}", &[at(4, 7)], None, false);
        let Some(Row::Line(line)) = rows.get(1) else { unreachable!("{rows:?}") };
        assert_eq!((line.number, line.indent, line.found.is_some()), (2, 2, true));
        assert_eq!(line.stretches, [("\"a\"".to_owned(), "fail"), (": 1".to_owned(), "")]);
    }

    #[test]
    fn what_is_marked_twice_is_marked_once_and_nothing_beyond_the_text_is() {
        let rows = rows("abc", &[at(0, 2), at(1, 3), at(7, 9)], None, false);
        let Some(Row::Line(line)) = rows.first() else { unreachable!("{rows:?}") };
        assert_eq!(line.stretches, [("ab".to_owned(), "fail"), ("c".to_owned(), "")]);
    }

    #[test]
    fn lines_that_say_nothing_are_folded_in_a_long_policy() {
        let text = "x\n".repeat(40);
        let shown = |is_whole| {
            let rows = rows(&text, &[at(40, 41)], None, is_whole);
            let folded: Vec<_> = rows
                .iter()
                .filter_map(|row| if let Row::Folded(count) = row { Some(*count) } else { None })
                .collect();
            (rows.len(), folded)
        };
        assert_eq!(shown(false), (13, vec![15, 14]));
        assert_eq!(shown(true), (40, Vec::new()));
        assert_eq!(rows(&"x\n".repeat(9), &[], None, false).len(), 9);
    }
}
