//! A statement that trusts every tenant of a provider.

use super::rule::{Rule, say};
use crate::aws::context::Context;
use crate::aws::decision::Evaluation;
use crate::aws::shared_provider::{is_refused_at_request, required_key, unrestricted};
use crate::outcome::Confidence;
use crate::report::Finding;

pub(super) static NOT_RESTRICTED: Rule = Rule::warning(
    "shared-provider-not-restricted",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
);

/// What AWS says of the trust policy's statements for the token's provider.
pub(super) fn remarks(evaluation: &Evaluation<'_>, context: &Context) -> Vec<Finding> {
    let provider = &context.provider;
    let Some(key) = required_key(provider) else { return Vec::new() };
    let name = provider.issuer.map_or("", |issuer| issuer.name);
    let refused = is_refused_at_request(provider);
    let lines = &evaluation.document.lines;
    unrestricted(&evaluation.trace, &key)
        .map(|trace| {
            let statement = trace.statement;
            let said = say(
                format!("This statement trusts every customer of {name}: it does not test `{key}`"),
                if statement.conditions.is_empty() && provider.is_built_in() {
                    "Many customers share this issuer. IAM saves no such trust policy; it is said to answer: A \
                     condition block must be present for the Cognito provider"
                } else if refused {
                    "Many customers share this issuer. IAM saves no such trust policy any more, and AWS says that \
                     STS denies the call as well."
                } else {
                    "Many customers share this issuer. IAM saves no such trust policy any more; one that was there \
                     before goes on to work."
                },
                format!("test `{key}` for the values of your own, not for wildcards alone"),
            );
            let mut finding = NOT_RESTRICTED.in_policy(lines, statement.span, said);
            if refused {
                finding.confidence = Confidence::Unconfirmed;
            }
            finding
        })
        .collect()
}
