//! What can be done about a finding: edits of the policy, and what to change elsewhere.

use super::inline::{block, prose};
use crate::{Finding, Fix, Remedy, Verdict};

/// Nothing where nothing is known that would help.
pub(super) fn repair(finding: &Finding) -> String {
    let mut text = Vec::new();
    if let Some(fix) = &finding.fix {
        text.push(format!("\n**Fix:** {}\n", line(fix)));
        if !finding.alternatives.is_empty() {
            text.push("\n".to_owned());
            text.extend(finding.alternatives.iter().map(|fix| format!("- or: {}\n", line(fix))));
        }
    }
    text.extend(finding.remedies.iter().map(|it| remedy(it, finding.fix.is_some())));
    text.concat()
}

fn line(fix: &Fix) -> String {
    let then = match fix.verdict_after {
        Verdict::Allowed => "allowed then",
        Verdict::Denied => "the policy lets it in then",
        Verdict::Depends => "it depends then",
    };
    let needs = fix.needs.iter().map(|need| format!("; still needed: {}", prose(need)));
    format!("{} ({then}{})", prose(&fix.title), needs.collect::<String>())
}

fn remedy(remedy: &Remedy, beside_fix: bool) -> String {
    let place = remedy.place.name();
    let label = if beside_fix { format!("Or in {place}") } else { format!("In {place}") };
    let snippet = remedy.snippet.as_ref();
    let snippet = snippet.map(|snippet| format!("\n{}", block(&snippet.language, &snippet.text)));
    let remains = remedy.remains.iter().map(|remains| format!("; still in the way: {}", prose(remains)));
    let remains: String = remains.collect();
    format!("\n**{label}:** {}{remains}\n{}", prose(&remedy.title), snippet.unwrap_or_default())
}
