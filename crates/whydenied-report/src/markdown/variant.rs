//! Tokens like the one at hand as Markdown.

use super::inline::{code, prose};
use crate::secret;
use crate::{Variant, Verdict, rests_on};

/// What a policy lets in, as a list: the tokens like the one at hand, and what becomes of each.
#[must_use]
pub fn variants_markdown(variants: &[Variant]) -> String {
    let rows: String = variants.iter().map(row).collect();
    let rows = if rows.is_empty() { "Nothing is known of other tokens of this issuer.\n" } else { &rows };
    secret::without(&format!("**What this policy lets in**\n\n{rows}")).into_owned()
}

fn row(variant: &Variant) -> String {
    let word = match variant.verdict {
        Verdict::Allowed => "✅ gets in",
        Verdict::Denied => "❌ kept out",
        Verdict::Depends => "❔ depends",
    };
    let keys: Vec<_> = variant.depends_on.iter().map(|name| code(rests_on(name))).collect();
    let on = if keys.is_empty() { String::new() } else { format!(" (on {})", keys.join(", ")) };
    let this = if variant.is_this { " (this token)" } else { "" };
    format!("- {word}{on}: {}{this}\n", prose(&variant.label))
}
