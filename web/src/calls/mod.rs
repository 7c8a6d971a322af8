//! Whoever calls, in the place of a token: every call that a workflow, manifests or settings make, with what comes of it.
//!
//! - [`list`] are the calls, of which one is chosen: the answer below is about that one.
//! - [`not_said`] are the fields for what the text does not say.

mod list;
mod not_said;

use whydenied_questions::calls::Calls;
use whydenied_report::Verdict;

pub(crate) use list::CallList;
pub(crate) use not_said::NotSaid;

/// What comes of all of them, in a sentence without its full stop.
pub(crate) fn heading(calls: &Calls) -> String {
    let all = calls.calls.len();
    let of = |verdict| calls.calls.iter().filter(|call| call.verdict == Some(verdict)).count();
    let [denied, depends, allowed] = [Verdict::Denied, Verdict::Depends, Verdict::Allowed].map(of);
    match (all, denied, depends, allowed) {
        (1, 1, _, _) => "Its only call fails".to_owned(),
        (1, _, 1, _) => "Its only call depends".to_owned(),
        (1, _, _, 1) => "Its only call is allowed".to_owned(),
        (1, ..) => "One call".to_owned(),
        (_, denied, ..) if denied == all => format!("All {all} calls fail"),
        (_, 1.., ..) => format!("{denied} of {all} calls fail"),
        (_, _, depends, _) if depends == all => format!("All {all} calls depend"),
        (_, _, 1.., _) => format!("{depends} of {all} calls depend"),
        (_, _, _, allowed) if allowed == all => format!("All {all} calls are allowed"),
        _ => format!("{all} calls"),
    }
}

/// What they are the calls of, and how many there are: what is said next to the title of the text.
pub(crate) fn facts(calls: &Calls) -> String {
    let form = form(calls);
    let mut letters = form.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let count = match calls.calls.len() {
        1 => "1 call".to_owned(),
        count => format!("{count} calls"),
    };
    format!("{first}{} · {count}", letters.as_str())
}

/// The form of the text without its article.
fn form(calls: &Calls) -> &str {
    let name = calls.form_name.as_str();
    ["a ", "an "].into_iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// The same in a word, such as `workflow` or `environment`.
pub(crate) fn word(calls: &Calls) -> String {
    let form = form(calls);
    let (what, _) = form.split_once(" of ").unwrap_or((form, ""));
    what.rsplit(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use whydenied_questions::calls::{Call, Calls};
    use whydenied_report::Verdict::{Allowed, Denied, Depends};

    use super::{facts, heading, word};

    #[test]
    fn what_comes_of_all_is_said_by_what_is_gravest() {
        let of = |verdicts: &[_]| {
            let calls =
                verdicts.iter().map(|verdict| Call { verdict: *verdict, ..Call::default() }).collect();
            Calls { form_name: "an environment of Pulumi ESC".to_owned(), calls, ..Calls::default() }
        };
        for (verdicts, expected) in [
            (&[Some(Denied), Some(Allowed), Some(Depends)][..], "1 of 3 calls fail"),
            (&[Some(Denied), Some(Denied)], "All 2 calls fail"),
            (&[Some(Depends), Some(Allowed)], "1 of 2 calls depend"),
            (&[Some(Allowed), Some(Allowed)], "All 2 calls are allowed"),
            (&[None, None], "2 calls"),
            (&[Some(Denied), None], "1 of 2 calls fail"),
            (&[Some(Denied)], "Its only call fails"),
            (&[None], "One call"),
        ] {
            assert_eq!(heading(&of(verdicts)), expected);
        }
        let of_esc = of(&[None]);
        assert_eq!(
            (&*facts(&of_esc), &*word(&of_esc)),
            ("Environment of Pulumi ESC · 1 call", "environment")
        );
        let workflow = Calls { form_name: "a GitHub Actions workflow".to_owned(), ..of_esc };
        assert_eq!(word(&workflow), "workflow");
    }
}
