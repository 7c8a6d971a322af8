//! Why a rule's path leads to no text: the path is wrong, or the token lacks the claim.

pub(crate) mod claim_missing;
pub(crate) mod claim_not_comparable;
pub(crate) mod meant;
pub(crate) mod path_invalid;
pub(crate) mod path_needs_quotes;
mod spelling;

use crate::Token;
use crate::finding::kind::Cause;
use crate::pulumi::compare::{Reason, RuleTrace};
use crate::pulumi::document::Syntax;

crate::finding::entry::entries![claim_not_comparable, path_invalid, path_needs_quotes,];

/// Why the rule has no text to compare; `None` where it has one.
pub(crate) fn cause(trace: &RuleTrace<'_, '_>, token: &Token, syntax: Syntax) -> Option<Cause> {
    let path = &*trace.rule.path.text;
    match trace.reason {
        Reason::InvalidPath(error) => Some(path_invalid::cause(path, error, token, syntax)),
        Reason::Missing(depth) => {
            let unquoted = path_needs_quotes::cause(path, depth, token, syntax);
            Some(unquoted.unwrap_or_else(|| claim_missing::cause(path, depth, token, syntax)))
        }
        Reason::Null | Reason::Object => Some(claim_not_comparable::cause(path, token, syntax)),
        Reason::Element if trace.actual.is_empty() => Some(claim_not_comparable::cause(path, token, syntax)),
        Reason::Compared | Reason::Element | Reason::NoPattern | Reason::Open => None,
    }
}
