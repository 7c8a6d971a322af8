//! `wildcard-before-owner-end`: a wildcard of the policy stands for a part of a stranger's name.

use super::opened::{Graded, Opened, Wide};
use crate::aws::lint::grant::Grant;
use crate::finding::both::wildcard_before_owner_end::KIND;
use crate::finding::kind::Message;
use crate::report::Severity;

/// The cause, if the value says something of the owner's name, and of how the provider's owners are called.
pub(crate) fn graded(opened: &Opened<'_>, wide: &Wide<'_>) -> Option<Graded> {
    let text = &wide.value.text;
    let tenancy = opened.grant.tenancy?;
    let (owner, project) = (tenancy.owner, tenancy.project);
    let like = like(&owner_part(opened.grant, wide.claim, text)).filter(|_| !owner.is_empty())?;
    let whom =
        if project.is_empty() { format!("Any {owner}") } else { format!("Any {project} of any {owner}") };
    let message = Message::new(
        format!("{whom} that {like} gets in"),
        format!("The wildcard in `{text}` stands before the name of the {owner} ends. {}", opened.witness()),
        format!("write the whole name of the {owner}, and what follows it, in front of the first wildcard"),
    );
    let severity = if opened.grant.is_shared() { Severity::Error } else { Severity::Warning };
    Some((&KIND, severity, message))
}

/// The part of a pattern that stands for the owner.
fn owner_part(grant: &Grant<'_>, name: &str, text: &str) -> String {
    let ends = |letter: char| matches!(letter, '/' | ':' | '@' | '}');
    let after = |prefix: &str| text.strip_prefix(prefix)?.split(ends).next().map(str::to_owned);
    let of_key = grant.keys().iter().filter(|key| key.name == name).flat_map(|key| key.values);
    // Of several forms the last is the longest.
    let of_key =
        of_key.rev().filter_map(|form| form.split_once("{owner}")).find_map(|(before, _)| after(before));
    let of_subject = || grant.shapes().iter().find_map(|shape| after(&grant.prefix(shape)));
    of_key.or_else(|| of_subject().filter(|_| name == "sub")).unwrap_or_else(|| "*".to_owned())
}

/// What a pattern says of a name; `None` where it says nothing.
fn like(part: &str) -> Option<String> {
    let bare = part.trim_matches('*');
    if bare.chars().all(|letter| matches!(letter, '*' | '?')) {
        return None;
    }
    Some(match (part.starts_with('*'), part.ends_with('*')) {
        _ if bare.contains(['*', '?']) => format!("fits `{part}`"),
        (false, true) => format!("starts with `{bare}`"),
        (true, false) => format!("ends with `{bare}`"),
        (true, true) => format!("has `{bare}` in it"),
        (false, false) => return None,
    })
}
