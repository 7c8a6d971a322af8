//! The statement does not test what AWS demands of this provider.

use crate::aws::lint::grant::Grant;
use crate::aws::lint::trust::claim_of;
use crate::aws::shared_provider::{is_refused_at_request, required_key, restricts};
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::SHARED;
use crate::outcome::Confidence;
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::warning("shared-provider-control", SHARED);

/// Adds it for a statement without the test that IAM demands of its provider.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let (provider, statement) = (grant.provider, grant.trust.statement);
    let Some(key) = required_key(provider) else { return };
    if statement.conditions.iter().any(|condition| restricts(condition, &key)) {
        return;
    }
    let name = provider.issuer.map_or("", |issuer| issuer.name);
    let refused = is_refused_at_request(provider);
    let message = Message::new(
        format!(
            "IAM saves no such statement any more: it must test `{}`",
            claim_of(&key, provider).unwrap_or(&key)
        ),
        if statement.conditions.is_empty() && provider.is_built_in() {
            format!(
                "Many customers share {name}. IAM is said to answer: A condition block must be present for the Cognito provider"
            )
        } else if refused {
            format!(
                "Many customers share {name}. A policy that was there before stays, but AWS says that STS denies the call as well."
            )
        } else {
            format!(
                "Many customers share {name}. A policy that was there before goes on to work until it is changed."
            )
        },
        format!("test `{key}` for the values of your own, not for wildcards alone"),
    );
    let finding = findings.at(&KIND, grant.trust.place(), message);
    let confidence = if refused { Confidence::Unconfirmed } else { finding.confidence };
    findings.risks.push(Finding { confidence, ..finding });
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement does not test what AWS demands of this provider",
    why: "GitHub, GitLab, HCP Terraform and others issue the tokens of all their customers under one URL. Since 2025 IAM \
          saves no statement for them that does not test the key that tells the customers apart; one that was there \
          before stays as it is.",
    help: "test the key that AWS demands for the values of your own, mostly `sub`",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:repository_id":"34"}}"#,
    ),
    near: github(ONE),
};
