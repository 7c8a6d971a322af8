//! Why no policy is about the exchange, or one denies it.

pub(crate) mod admin_not_authorised;
pub(crate) mod no_policy_for_request;
pub(crate) mod pulumi_explicit_deny;
pub(crate) mod unfit;

use crate::finding::kind::Cause;
use crate::pulumi::decision;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::unreplaced_placeholder;
use crate::pulumi::target::Relation;
use crate::span::Span;
use unfit::Unfit;

crate::finding::entry::entries![admin_not_authorised, no_policy_for_request, pulumi_explicit_deny,];

/// That no allow policy is about the exchange, and the place to look at; `allows` are sorted by how near they come.
pub(crate) fn nothing_fits(
    allows: &[&PolicyTrace<'_, '_>],
    decision: &decision::Decision<'_>,
) -> (Cause, Span) {
    let Some(nearest) = allows.first() else {
        let first = decision.asked.document.policies.first();
        let span = first.map_or(Span::default(), |policy| policy.decision_span.unwrap_or(policy.span));
        return (no_policy_for_request::nothing_allows(), span);
    };
    let unfit = Unfit { allows, nearest, exchange: decision.exchange() };
    let cause = unreplaced_placeholder::in_target(&unfit)
        .or_else(|| admin_not_authorised::cause(&unfit))
        .unwrap_or_else(|| no_policy_for_request::cause(&unfit));
    (cause, place(nearest))
}

/// What of a policy says that it is for another token.
fn place(trace: &PolicyTrace<'_, '_>) -> Span {
    let policy = trace.policy;
    let span = match trace.target.relation {
        Relation::OtherType | Relation::AdminNotGranted => policy.token_type_span,
        _ => policy.target().map(|target| target.span).or(policy.token_type_span),
    };
    span.unwrap_or(policy.span)
}
