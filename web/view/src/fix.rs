//! What can be done about a denial: edits of the policy, each with the lines it changes, and what can
//! be changed elsewhere.

use whydenied::report::{Elsewhere, Finding, Fix, Remedy, Verdict};

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, unseen};
use crate::prose::{prose, sentence};

/// A longer change is cut.
const MOST_LINES: usize = 24;

/// The fixes of a finding, and what can be done elsewhere. Each edit has a button that names its place
/// in the list: the fix is 0, the alternatives follow.
pub fn fixes(finding: &Finding, text: &str) -> Vec<Element> {
    let first = finding.fix.iter().map(|fix| offer(0, fix, text));
    let others: Vec<_> =
        finding.alternatives.iter().zip(1..).map(|(fix, index)| offer(index, fix, text)).collect();
    let others = (!others.is_empty()).then(|| {
        let title = match others.len() {
            1 => "Another way".to_owned(),
            count => format!("{count} other ways"),
        };
        el("details").class("other-fixes").child(el("summary").child(title)).children(others)
    });
    let remedies = finding.remedies.iter().enumerate().map(remedy);
    let parts: Vec<_> = first.chain(others).chain(remedies).collect();
    if parts.is_empty() {
        return parts;
    }
    vec![el("section").class("fixes").attr("aria-label", "What to do").children(parts)]
}

fn offer(index: usize, fix: &Fix, text: &str) -> Element {
    let needs = fix.needs.iter().map(|need| el("p").class("note").children(prose(&sentence(need))));
    let outcome = el("span")
        .class(format!("outcome {}", fix.verdict_after.mark()))
        .child(shape(fix.verdict_after.mark()))
        .child(match fix.verdict_after {
            Verdict::Allowed => "tried: allowed",
            Verdict::Denied => "tried: still denied",
            Verdict::Depends => "tried: then it depends",
        });
    let apply = el("button")
        .attr("type", "button")
        .class("main")
        .attr("data-fix", index.to_string())
        .child("Apply")
        .child(unseen(format!(": {}", fix.title)));
    el("article")
        .class("fix")
        .child(
            el("header").child(el("h4").children(prose(&sentence(&fix.title)))).child(outcome).child(apply),
        )
        .children(difference(fix, text))
        .children(needs)
}

/// The lines that change, before and after; nothing where the edits do not fit the text.
fn difference(fix: &Fix, text: &str) -> Option<Element> {
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
    let line = |class: &'static str, sign: &'static str, line: &str| {
        el("span").class(class).child(sign).child(line.to_owned()).child("\n")
    };
    let before = before.get(head..before.len() - tail)?;
    let after = after.get(head..after.len() - tail)?;
    let cut = (before.len() + after.len()).saturating_sub(MOST_LINES);
    let lines = before.iter().map(|text| line("removed", "- ", text));
    let lines = lines.chain(after.iter().map(|text| line("added", "+ ", text))).take(MOST_LINES);
    let code = el("code").children(lines);
    let more = (cut > 0).then(|| el("p").class("note").child(format!("and {cut} more lines")));
    Some(
        el("div")
            .class("difference")
            .child(el("pre").attr("tabindex", "0").attr("aria-label", "The lines that change").child(code))
            .children(more),
    )
}

fn remedy((index, remedy): (usize, &Remedy)) -> Element {
    let place = match remedy.place {
        Elsewhere::Workflow => "In the workflow",
        Elsewhere::Pod => "In the pod",
        Elsewhere::Issuer => "At the issuer",
        Elsewhere::Provider => "In the IAM provider",
        Elsewhere::Registration => "In Pulumi Cloud",
        Elsewhere::Role => "In the role",
        Elsewhere::Call => "In the call",
    };
    let copy = el("button")
        .attr("type", "button")
        .attr("data-copies", format!("snippet-{index}"))
        .child("Copy")
        .child(unseen(format!(": {}", remedy.title)));
    let snippet = remedy.snippet.as_ref().map(|snippet| {
        el("pre")
            .attr("tabindex", "0")
            .attr("aria-label", "What to write there")
            .child(el("code").attr("id", format!("snippet-{index}")).child(snippet.text.clone()))
    });
    let copy = snippet.is_some().then_some(copy);
    let remains = remedy
        .remains
        .iter()
        .map(|remains| el("p").class("note").child("Still in the way: ").children(prose(&sentence(remains))));
    el("article")
        .class("fix remedy")
        .child(
            el("header")
                .child(
                    el("h4")
                        .child(el("span").class("where").child(place))
                        .child(" ")
                        .children(prose(&sentence(&remedy.title))),
                )
                .children(copy),
        )
        .children(snippet)
        .children(remains)
}
