//! Why a text could not be read: what is wrong, where, an excerpt of that line, and what to do.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_report::{InputError, LikelyCause, Place, ServiceAnswer};

use crate::place::PlaceLink;
use crate::words::{paragraph, prose, sentence, shape};

/// How much of a line is shown on either side of the place.
const AROUND: usize = 28;

/// The problem of one text.
#[component]
pub(crate) fn Problem(
    service: Service,
    /// The text.
    #[prop(into)]
    text: String,
    error: InputError,
) -> impl IntoView {
    let (before, marked, after) = excerpt(&text, error.span);
    let mark = if marked.is_empty() { "caret" } else { "wrong" };
    // What the service said is no fault of the text.
    let (shape_of, mark) = if error.answer.is_some() { ("hint", "said") } else { ("fail", mark) };
    let place = format!("line {}, column {}", error.span.line, error.span.column);
    view! {
        <div class="problem">
            <p class="problem-title">{shape(shape_of)} <span>{prose(&sentence(&error.message))}</span></p>
            <p class="excerpt">
                <code>{before} <mark class=mark>{marked}</mark> {after}</code>
            </p>
            {paragraph("help", &error.help)}
            {error.answer.as_deref().map(likely_causes)}
            <p class="provenance">
                <PlaceLink service input=error.input place=Some(error.span) words=place/>
                <code class="code">{error.code}</code>
            </p>
        </div>
    }
}

/// Where an answer of AWS usually comes from.
fn likely_causes(answer: &ServiceAnswer) -> AnyView {
    let row = |likely: &LikelyCause| {
        view! { <li><p>{prose(&sentence(&likely.cause))}</p> {paragraph("help", &likely.fix)}</li> }
    };
    let rows = answer.causes.iter().map(row).collect_view();
    view! { <div class="likely"><h3>"Where it usually comes from"</h3> <ol>{rows}</ol></div> }.into_any()
}

/// The line of `place`, cut to what surrounds it: before, at, and after it.
fn excerpt(text: &str, place: Place) -> (String, String, String) {
    let head = text.get(..place.start).unwrap_or(text);
    let line_before = head.rsplit('\n').next().unwrap_or_default();
    let rest = text.get(head.len()..).unwrap_or_default();
    let line_rest = rest.split('\n').next().unwrap_or_default();
    let marked_length = place.end.saturating_sub(place.start).min(line_rest.len());
    let (marked, line_after) = line_rest.split_at_checked(marked_length).unwrap_or((line_rest, ""));
    (last_characters(line_before), first_characters(marked, 2 * AROUND), first_characters(line_after, AROUND))
}

fn first_characters(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn last_characters(text: &str) -> String {
    let text = text.trim_start();
    match text.char_indices().rev().nth(AROUND) {
        Some((start, _)) => {
            format!("…{}", text.get(start..).unwrap_or_default().chars().skip(1).collect::<String>())
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use whydenied_report::Place;

    use super::{AROUND, excerpt};

    fn at(start: usize, end: usize) -> Place {
        Place { start, end, line: 1, column: 1 }
    }

    #[test]
    fn the_line_is_cut_around_the_place() {
        let (before, marked, after) = excerpt("{\n  \"a\" 1\n}", at(8, 9));
        assert_eq!((before.as_str(), marked.as_str(), after.as_str()), ("\"a\" ", "1", ""));
    }

    #[test]
    fn a_long_line_shows_only_what_is_near() {
        let text = "x".repeat(1_000_000);
        let (before, marked, after) = excerpt(&text, at(500_000, 500_001));
        assert_eq!(before.chars().count(), AROUND + 1);
        assert_eq!(marked, "x");
        assert_eq!(after.chars().count(), AROUND + 1);
    }

    #[test]
    fn the_end_of_a_text_is_a_place_too() {
        assert_eq!(excerpt("{", at(1, 1)), ("{".to_owned(), String::new(), String::new()));
        assert_eq!(excerpt("", at(7, 9)), (String::new(), String::new(), String::new()));
    }
}
