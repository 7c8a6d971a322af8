//! What IAM demands of statements that trust a provider with many customers.

pub(crate) mod shared_provider_control;

use super::grant::Grant;
use super::trust::claim_of;
use crate::aws::shared_provider::{is_refused_at_request, required_key, restricts};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::outcome::Confidence;

crate::finding::entry::entries![shared_provider_control,];

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
    findings.risk(&shared_provider_control::KIND, grant.trust.place(), message);
    if let Some(finding) = findings.risks.last_mut().filter(|_| refused) {
        finding.confidence = Confidence::Unconfirmed;
    }
}
