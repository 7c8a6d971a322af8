//! A token as Markdown.

use super::inline::{code, prose};
use crate::secret;
use crate::{ClaimReport, Signature, TokenForm, TokenReport};

impl TokenReport {
    /// The token as Markdown: who issued it, its claims and the condition keys that AWS makes of
    /// them. The signature is not in it.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let form = match self.form {
            TokenForm::Jwt => "JSON Web Token",
            TokenForm::Claims => "claims",
            TokenForm::CloudTrail => "CloudTrail event",
        };
        let signature = match self.signature {
            Signature::Verified => "signature verified",
            Signature::Invalid => "signature invalid",
            Signature::NotChecked => "signature not checked",
            Signature::Absent => "no signature",
        };
        let mut text = format!("**{}** ({form}, {signature})\n\n", prose(&self.issuer.name));
        text.extend(self.signature_note.iter().map(|note| format!("{}\n\n", prose(note))));
        text.extend(self.details.iter().map(row));
        secret::without(&text).into_owned()
    }
}

fn row(claim: &ClaimReport) -> String {
    let mut notes = Vec::new();
    match &claim.time {
        Some(time) => {
            notes.extend(time.relative.clone());
            notes.push(time.rfc3339.clone());
        }
        None => notes.extend(claim.meaning.as_ref().map(|meaning| prose(meaning))),
    }
    let parts = claim.parts.iter().flatten();
    notes.extend(parts.map(|part| format!("{} {}", prose(&part.name), code(&part.value))));
    notes.push(match claim.keys.as_slice() {
        [] => "no condition key".to_owned(),
        keys => keys.iter().map(|key| code(key)).collect::<Vec<_>>().join(", "),
    });
    format!("- {}: {} ({})\n", code(&claim.claim), code(&claim.value), notes.join("; "))
}
