//! What keys hold, and what can be read as what operators compare.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::aws::compare::is_readable;
use crate::aws::global_keys;
use crate::aws::lint::trust::Trust;
use crate::operator::ValueType;

/// What a key holds.
pub(crate) fn held_by(key: &str, trust: &Trust<'_>) -> ValueType {
    let is_number = trust.provider_of(key).is_some_and(|(provider, claim)| {
        provider.issuer.is_some_and(|issuer| issuer.numeric_claims.contains(&claim))
    });
    let known = global_keys::find(key).map_or(ValueType::Text, |key| key.holds);
    if is_number { ValueType::Number } else { known }
}

/// Whether that text can be read as one. Of `Null` the two words are checked, which are those of `Bool`.
pub(crate) fn reads(value_type: ValueType, text: &str) -> bool {
    match value_type {
        // A pattern of one need not start as one.
        ValueType::Arn => true,
        ValueType::Bytes => STANDARD.decode(text).is_ok(),
        ValueType::Presence => is_readable(ValueType::Bool, text),
        other => is_readable(other, text),
    }
}

/// What Access Analyzer calls a value that cannot be read as one.
pub(crate) fn issue(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Number => "TYPE_MISMATCH_NUMBER",
        ValueType::Date => "INVALID_DATE_VALUE",
        ValueType::Bool | ValueType::Presence => "TYPE_MISMATCH_BOOLEAN",
        ValueType::Address => "TYPE_MISMATCH_IP_RANGE",
        ValueType::Text | ValueType::Arn | ValueType::Bytes => "TYPE_MISMATCH",
    }
}
