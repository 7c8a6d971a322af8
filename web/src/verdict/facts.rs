//! What is said of each text in a line next to its title.

use whydenied_questions::examination::PolicyFacts;
use whydenied_report::{Reading, Signature, TokenForm, TokenReport};

/// Issuer, times and signature in one line.
pub(crate) fn of_token(token: &TokenReport) -> String {
    let mut facts = vec![token.issuer.name.to_string()];
    let time = |claim: &str| {
        let detail = token.details.iter().find(|detail| detail.claim == claim)?;
        detail.time.as_ref()?.relative.clone()
    };
    facts.extend(time("exp"));
    facts.push(match (token.form, token.signature) {
        (TokenForm::Claims, _) => "claims only".to_owned(),
        (TokenForm::CloudTrail, _) => "CloudTrail event".to_owned(),
        (TokenForm::Jwt, Signature::Verified) => "signature verified".to_owned(),
        (TokenForm::Jwt, Signature::Invalid) => "signature invalid".to_owned(),
        (TokenForm::Jwt, Signature::NotChecked | Signature::Absent) => "signature not checked".to_owned(),
    });
    facts.join(" · ")
}

/// What the trust policy stands in, unless it stands alone, and its lines; nothing of one that was not read.
pub(crate) fn of_policy(policy: &Reading<PolicyFacts>, text: &str) -> String {
    let Some(policy) = policy.read() else { return String::new() };
    let lines = match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    match &policy.source {
        None => lines,
        Some(source) => format!("{source} · {lines}"),
    }
}

/// How many authorization policies there are; nothing of a text that was not read.
pub(crate) fn of_policies(policies: &Reading<PolicyFacts>) -> String {
    match policies.read().map(|policies| policies.count) {
        None => String::new(),
        Some(1) => "1 policy".to_owned(),
        Some(count) => format!("{count} policies"),
    }
}

/// Whether there is a resource control policy.
pub(crate) fn of_limits(limits: &Reading<usize>) -> String {
    let facts = match limits {
        Reading::Unread(_) => "cannot be read",
        Reading::Missing | Reading::Read(0) => "optional",
        Reading::Read(_) => "1 given",
    };
    facts.to_owned()
}

/// How many keys the issuer has.
pub(crate) fn of_keys(keys: &Reading<usize>) -> String {
    match keys {
        Reading::Missing => "optional, to check the signature".to_owned(),
        Reading::Unread(_) => "cannot be read".to_owned(),
        Reading::Read(1) => "1 key".to_owned(),
        Reading::Read(count) => format!("{count} keys"),
    }
}
