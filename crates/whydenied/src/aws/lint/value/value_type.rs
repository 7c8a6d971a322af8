//! What keys hold and operators compare.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::aws::compare::{Decimal, block};
use crate::aws::lint::trust::Trust;
use crate::operator::Test;
use crate::time::Moment;

/// The keys of AWS that hold something else than text.
const TYPES: &[(&str, ValueType)] = &[
    ("aws:CurrentTime", ValueType::Date),
    ("aws:EpochTime", ValueType::Date),
    ("aws:SecureTransport", ValueType::Bool),
    ("aws:ViaAWSService", ValueType::Bool),
    ("sts:RoleAuthorizedByIdp", ValueType::Bool),
    ("aws:SourceIp", ValueType::Address),
    ("aws:VpcSourceIp", ValueType::Address),
];

/// What a key holds, or what an operator compares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueType {
    Text,
    Number,
    Date,
    Bool,
    Address,
    Arn,
    Bytes,
}

impl ValueType {
    /// What a test compares; `None` for a test of whether the key is there.
    pub(crate) fn of_test(test: Test) -> Option<Self> {
        Some(match test {
            Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike => Self::Text,
            Test::Numeric(_) => Self::Number,
            Test::Date(_) => Self::Date,
            Test::Bool => Self::Bool,
            Test::Binary => Self::Bytes,
            Test::IpAddress => Self::Address,
            Test::Arn => Self::Arn,
            Test::Null => return None,
        })
    }

    /// What a key holds.
    pub(crate) fn of_key(key: &str, trust: &Trust<'_>) -> Self {
        let number = trust.provider_of(key).is_some_and(|(provider, claim)| {
            provider.issuer.is_some_and(|issuer| issuer.numeric_claims.contains(&claim))
        });
        let known = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        if number { Self::Number } else { known.map_or(Self::Text, |&(_, held)| held) }
    }

    /// As the object of a sentence.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Bool => "`true` or `false`",
            Self::Address => "an IP address",
            Self::Arn => "an ARN",
            Self::Bytes => "base64",
        }
    }

    /// Whether that text can be read as one.
    pub(crate) fn reads(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Arn => true,
            Self::Number => Decimal::parse(text).is_some(),
            Self::Date => Moment::parse(text).is_some(),
            Self::Bool => ["true", "false"].iter().any(|known| text.eq_ignore_ascii_case(known)),
            Self::Address => block(text).is_some(),
            Self::Bytes => STANDARD.decode(text).is_ok(),
        }
    }

    /// What Access Analyzer calls a value that cannot be read as one.
    pub(crate) fn issue(self) -> &'static str {
        match self {
            Self::Number => "TYPE_MISMATCH_NUMBER",
            Self::Date => "INVALID_DATE_VALUE",
            Self::Bool => "TYPE_MISMATCH_BOOLEAN",
            Self::Address => "TYPE_MISMATCH_IP_RANGE",
            Self::Text | Self::Arn | Self::Bytes => "TYPE_MISMATCH",
        }
    }
}
