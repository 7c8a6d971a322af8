//! The lines that an edit changes, before and after.

use leptos::prelude::*;
use whydenied_report::Fix;

/// A longer change is cut.
const MOST_LINES: usize = 24;

/// The lines as they are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    removed: Vec<String>,
    added: Vec<String>,
    /// How many are not shown.
    cut: usize,
}

impl Difference {
    /// What a fix changes in `text`; nothing where its edits do not fit that.
    pub(super) fn of(fix: &Fix, text: &str) -> Option<Self> {
        let (first, last) = fix.edits.first().zip(fix.edits.last())?;
        let start = text.get(..first.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = last.end + text.get(last.end..)?.find('\n').unwrap_or(text.len() - last.end);
        let mut after = String::new();
        let mut at = start;
        for edit in &fix.edits {
            after.push_str(text.get(at..edit.start)?);
            after.push_str(&edit.text);
            at = edit.end;
        }
        after.push_str(text.get(at..end)?);
        let before: Vec<_> = text.get(start..end)?.lines().collect();
        let after: Vec<_> = after.lines().collect();
        let same = |(a, b): &(&&str, &&str)| a == b;
        let head = before.iter().zip(&after).take_while(same).count();
        let most = before.len().min(after.len()) - head;
        let tail = before.iter().rev().zip(after.iter().rev()).take_while(same).count().min(most);
        let removed = before.get(head..before.len() - tail)?;
        let added = after.get(head..after.len() - tail)?;
        let owned = |lines: &[String], most| lines.iter().take(most).cloned().collect();
        let shown = removed.iter().chain(added).filter(|line| !line.trim().is_empty());
        let indent =
            shown.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0);
        let dedented = |lines: &[&'_ str]| -> Vec<_> {
            lines.iter().map(|line| line.get(indent..).unwrap_or_default().to_owned()).collect()
        };
        let (removed, added) = (dedented(removed), dedented(added));
        Some(Self {
            removed: owned(&removed, MOST_LINES),
            added: owned(&added, MOST_LINES.saturating_sub(removed.len())),
            cut: (removed.len() + added.len()).saturating_sub(MOST_LINES),
        })
    }
}

/// Them one below the other.
pub(super) fn difference(Difference { removed, added, cut }: Difference) -> AnyView {
    let line = |class: &'static str, sign: &'static str, line: String| {
        view! { <span class=class>{format!("{sign} {line}\n")}</span> }
    };
    let removed = removed.into_iter().map(|text| line("removed", "-", text)).collect_view();
    let added = added.into_iter().map(|text| line("added", "+", text)).collect_view();
    let more = (cut > 0).then(|| view! { <p class="note">{format!("and {cut} more lines")}</p> });
    view! {
        <div class="difference">
            <pre tabindex="0" aria-label="The lines that change">
                <code>{removed} {added}</code>
            </pre>
            {more}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use whydenied_report::{Edit, Fix, Verdict};

    use super::{Difference, MOST_LINES};

    fn changed(text: &str, start: usize, end: usize, by: &str) -> Option<Difference> {
        let edits = vec![Edit { start, end, text: by.to_owned() }];
        let (title, needs, admits) = (String::new(), Vec::new(), Vec::new());
        Difference::of(&Fix { title, edits, verdict_after: Verdict::Allowed, needs, admits }, text)
    }

    #[test]
    fn only_the_lines_that_change_are_shown() {
        let expected = Difference { removed: vec!["b".to_owned()], added: vec!["c".to_owned()], cut: 0 };
        assert_eq!(changed("a\nb\nd", 2, 3, "c"), Some(expected));
        assert_eq!(changed("a", 2, 3, "c"), None);
    }

    #[test]
    fn what_all_lines_are_indented_by_is_left_out() {
        let expected = Difference {
            removed: vec!["b".to_owned()],
            added: vec!["c".to_owned(), "  d".to_owned()],
            cut: 0,
        };
        assert_eq!(changed("a\n    b\ne", 6, 7, "c\n      d"), Some(expected));
    }

    #[test]
    fn a_long_change_is_cut() {
        let lines = "x\n".repeat(40);
        let cut =
            changed(&lines, 0, lines.len(), "y\nz").map(|it| (it.removed.len(), it.added.len(), it.cut));
        assert_eq!(cut, Some((MOST_LINES, 0, 18)));
    }
}
