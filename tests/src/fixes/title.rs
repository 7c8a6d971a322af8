//! Whether the title of a fix says whom else it lets in.

use whydenied::report::Fix;

/// Whether it says that it lets in others that differ in the part of that name.
pub(super) fn says(fix: &Fix, part: &str) -> bool {
    let title = without_values(&fix.title);
    opens_on_purpose(&title, part)
        || is_besides(&title, fix, part)
        || (part == "letter case" && title.contains("in any letter case"))
        || title.starts_with("Deny only who has the key")
}

/// Whether the fix is there to let in more, and lists whom: `Trust every branch and tag of …`, `… for any
/// step`.
fn opens_on_purpose(title: &str, part: &str) -> bool {
    [("every ", " of "), ("for any ", "(")].into_iter().any(|(before, after)| {
        let list =
            title.split_once(before).and_then(|(_, rest)| rest.split(after).next()).unwrap_or_default();
        list.split([',', ' ']).any(|word| part.split(' ').any(|name| name == word))
    })
}

/// Whether the title ends in `(also other branches …)`. One of many is named by the fix's own list, which the
/// title points to.
fn is_besides(title: &str, fix: &Fix, part: &str) -> bool {
    let admitted = fix.admits.iter().any(|class| class.replace('-', " ") == part);
    title
        .split_once("(also other ")
        .is_some_and(|(_, list)| list.contains(&plural(part)) || (list.contains("and more") && admitted))
}

fn without_values(title: &str) -> String {
    title.split('`').step_by(2).collect()
}

fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'h']) => format!("{word}es"),
        None => format!("{word}s"),
    }
}
