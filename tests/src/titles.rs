//! What every finding and every way to mend it is called, also where the names in it are as long as real
//! ones may be.

use std::collections::BTreeSet;

use whydenied::aws;
use whydenied::report::Finding;

use crate::lints::LintCase;
use crate::scenario::{self, Scenario};

/// The longest title that fits on a line.
pub(crate) const LONGEST: usize = 100;

/// Names in the cases, and such as companies have.
const LONG_NAMES: &[(&str, &str)] = &[
    ("octo-org", "averylongorganizationname"),
    ("octo-repo", "a-very-long-repository-name-indeed"),
    ("acme", "averylongorganizationname"),
    ("web", "a-very-long-web-repository-name-indeed"),
    ("prod", "production-eu-west-1"),
    ("main", "renovate/major-all-dependencies-of-the-monorepo"),
    ("default", "a-long-namespace-of-the-platform-team"),
    ("pulumi-service-account", "a-rather-long-service-account-name"),
    ("idp.example.com", "identity.engineering.eu-west-1.internal.example.com"),
    ("EXAMPLEDOCID", "0123456789ABCDEF0123456789ABCDEF"),
    ("role/deploy", "role/delivery/pipelines/production-eu-west-1-deploy-role-of-the-monorepo"),
    ("client-a", "6babcaad-604b-40ac-a9d7-9fd97c0b779f-client"),
];

/// Reads the titles of every case, as it is and with long names, and demands of each that it reads as one
/// line: not too long, without a full stop, its values in backticks.
///
/// # Panics
/// With every title that does not, one a line.
pub fn check() {
    let mut titles = BTreeSet::new();
    for case in scenario::all() {
        for case in [stretched(&case), case] {
            let Ok(report) = case.report() else { continue };
            titles.extend(report.findings.iter().flat_map(of));
        }
    }
    for line in include_str!("../cases/lints.jsonl").lines() {
        for line in [lengthened(line), line.to_owned()] {
            let case: LintCase = serde_json::from_str(&line).expect("long names change no grammar");
            let text = case.text();
            let Ok(policy) = aws::Policy::read(&text) else { continue };
            titles.extend(aws::lint(&policy).iter().flat_map(of));
        }
    }
    let wrong: Vec<_> =
        titles.iter().filter_map(|title| Some(format!("{title:?}: {}", wrong(title)?))).collect();
    assert!(wrong.is_empty(), "{} of {} titles:\n{}", wrong.len(), titles.len(), wrong.join("\n"));
    assert!(titles.len() > 1900, "{} titles only", titles.len());
}

fn of(finding: &Finding) -> Vec<String> {
    let fixes = finding.fix.iter().chain(&finding.alternatives).map(|fix| fix.title.clone());
    let remedies = finding.remedies.iter().map(|remedy| remedy.title.clone());
    [finding.title.clone()].into_iter().chain(fixes).chain(remedies).collect()
}

/// The same call with long names in it.
fn stretched(case: &Scenario) -> Scenario {
    let mut case = case.clone();
    let request = &mut case.request;
    for text in [&mut request.role_arn, &mut request.provider_arn, &mut request.session_name] {
        *text = text.as_deref().map(lengthened);
    }
    request.client_ids.iter_mut().for_each(|id| *id = lengthened(id));
    case.token = lengthened(&case.token);
    case.policy = lengthened(&case.policy);
    case.choose = case.choose.as_deref().map(lengthened);
    case.resource_control.iter_mut().for_each(|policy| *policy = lengthened(policy));
    case
}

fn lengthened(text: &str) -> String {
    LONG_NAMES.iter().fold(text.to_owned(), |text, (name, long)| text.replace(name, long))
}

/// What keeps a text from being a title.
fn wrong(title: &str) -> Option<&'static str> {
    let words = title.split('`').step_by(2).collect::<Vec<_>>();
    if title.chars().count() > LONGEST {
        Some("does not fit on a line")
    } else if title.ends_with('.') {
        Some("ends in a full stop")
    } else if words.len() * 2 != title.split('`').count() + 1 {
        Some("a value is not closed")
    } else if title.starts_with(|letter: char| letter.is_lowercase() || letter == ' ') {
        Some("does not start as a sentence")
    } else if words.iter().any(|words| words.contains("  ") || words.contains(['\n', '\t'])) {
        Some("has blanks in it")
    } else {
        None
    }
}
