//! `path-invalid`, where the rule does not keep the exchange from being allowed.

use super::tested::Tested;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;
use crate::pulumi::compare::Reason;
use crate::pulumi::explain::claim::path_invalid;
use crate::pulumi::explain::wording::number;
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::warning(path_invalid::KIND.code, ISSUERS).but(Confidence::Unconfirmed);

/// A text that is no path, in a policy that denies or is for another token.
pub(crate) fn remark(tested: &Tested<'_>) -> Option<Finding> {
    let is_invalid = matches!(tested.rule.reason, Reason::InvalidPath(_));
    if !is_invalid || !tested.denies() && tested.is_about_exchange() {
        return None;
    }
    let message = Message::new(
        format!("`{}` in {} is no key path", tested.path(), number(tested.policy.policy)),
        "Such a rule matches nothing here; what Pulumi Cloud makes of it is not published.",
        "separate keys by dots, and put a key with a dot in double quotes",
    );
    Some(KIND.in_policy(tested.lines, tested.rule.rule.path.span, message))
}
