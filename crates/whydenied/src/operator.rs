//! Condition operators: their names, and what each of them tests.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use std::cmp::Ordering;

use crate::pattern::Unit;

/// A condition operator as a policy names it, with its set prefix and its `IfExists` suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<Set>,
    /// Its row in the table.
    pub row: &'static Row,
    /// Whether an absent key passes.
    pub if_exists: bool,
}

/// The set operators for keys with several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Every value of the request must pass; none at all pass too.
    ForAllValues,
    /// At least one value of the request must pass.
    ForAnyValue,
}

/// What is tested of one value of the request against one of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// The same text.
    StringEquals,
    /// The same text but for letter case.
    StringEqualsIgnoreCase,
    /// The text fits a pattern of `*` and `?`.
    StringLike,
    /// A relation of two decimal numbers.
    Numeric(Relation),
    /// A relation of two moments.
    Date(Relation),
    /// The same truth value.
    Bool,
    /// The same bytes, which the policy has in base64.
    Binary,
    /// The address lies in a block.
    IpAddress,
    /// The ARN fits a pattern, component by component.
    Arn,
    /// The key is absent (`true`) or present (`false`).
    Null,
}

/// How the request's value, on the left, must relate to the policy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equals,
    /// `<`
    LessThan,
    /// `≤`
    LessThanEquals,
    /// `>`
    GreaterThan,
    /// `≥`
    GreaterThanEquals,
}

impl Relation {
    /// Whether two values in that order are so related.
    #[must_use]
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThan => order.is_gt(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

/// A condition operator of IAM: what it compares, and how that is said.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name, without the prefix of a set operator and without `IfExists`.
    pub name: &'static str,
    /// What is tested of one value.
    pub test: Test,
    /// Whether no value may pass the test, as `StringNotEquals` has it.
    pub negated: bool,
    /// What it reads both values as.
    pub compares: ValueType,
    /// Whether `*` and `?` are wildcards in the policy's values.
    pub wildcards: bool,
    /// Whether it takes capitals for small letters.
    pub ignores_case: bool,
    /// How a value of the request stands to one of the policy: if the test holds, and if not.
    pub relation: (&'static str, &'static str),
}

/// Those that decide alike are equal, such as `ArnEquals` and `ArnLike`.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        (self.test, self.negated) == (other.test, other.negated)
    }
}

impl Eq for Row {}

/// What a condition operator reads values as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Any text.
    Text,
    /// A decimal number.
    Number,
    /// A moment, in ISO 8601 or in seconds since 1970.
    Date,
    /// `true` or `false`.
    Bool,
    /// Bytes, which the policy has in base64.
    Bytes,
    /// An address, or a block of them.
    Address,
    /// An ARN.
    Arn,
    /// Whether the key is there at all.
    Presence,
}

impl ValueType {
    /// What such a value of a policy is, with its article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Presence => "a text",
            Self::Number => "a number",
            Self::Date => "a date or a time",
            Self::Bool => "`true` or `false`",
            Self::Bytes => "base64",
            Self::Address => "an address or a block of them",
            Self::Arn => "an ARN",
        }
    }

    /// What one such value is, as the object of a sentence.
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Bool | Self::Presence => "`true` or `false`",
            Self::Bytes => "base64",
            Self::Address => "an IP address",
            Self::Arn => "an ARN",
        }
    }
}

const fn row(
    name: &'static str,
    test: Test,
    compares: ValueType,
    relation: (&'static str, &'static str),
) -> Row {
    Row { name, test, negated: false, compares, wildcards: false, ignores_case: false, relation }
}

/// The operator of which no value may pass the test.
const fn not(name: &'static str, row: Row) -> Row {
    Row { name, negated: true, ..row }
}

const IS_EQUAL: (&str, &str) = ("equals", "does not equal");
const FITS: (&str, &str) = ("fits", "does not fit");

const STRING_EQUALS: Row = row("StringEquals", Test::StringEquals, ValueType::Text, IS_EQUAL);
const STRING_EQUALS_IGNORE_CASE: Row = Row {
    ignores_case: true,
    ..row(
        "StringEqualsIgnoreCase",
        Test::StringEqualsIgnoreCase,
        ValueType::Text,
        ("equals, letter case aside,", "does not equal, even letter case aside,"),
    )
};
const STRING_LIKE: Row =
    Row { wildcards: true, ..row("StringLike", Test::StringLike, ValueType::Text, FITS) };
const NUMERIC_EQUALS: Row =
    row("NumericEquals", Test::Numeric(Relation::Equals), ValueType::Number, IS_EQUAL);
const DATE_EQUALS: Row = row("DateEquals", Test::Date(Relation::Equals), ValueType::Date, IS_EQUAL);
const IP_ADDRESS: Row = row("IpAddress", Test::IpAddress, ValueType::Address, ("lies in", "does not lie in"));
const ARN_LIKE: Row = Row { wildcards: true, ..row("ArnLike", Test::Arn, ValueType::Arn, FITS) };

/// Every operator.
pub static OPERATORS: &[Row] = &[
    STRING_EQUALS,
    not("StringNotEquals", STRING_EQUALS),
    STRING_EQUALS_IGNORE_CASE,
    not("StringNotEqualsIgnoreCase", STRING_EQUALS_IGNORE_CASE),
    STRING_LIKE,
    not("StringNotLike", STRING_LIKE),
    NUMERIC_EQUALS,
    not("NumericNotEquals", NUMERIC_EQUALS),
    row(
        "NumericLessThan",
        Test::Numeric(Relation::LessThan),
        ValueType::Number,
        ("is less than", "is not less than"),
    ),
    row(
        "NumericLessThanEquals",
        Test::Numeric(Relation::LessThanEquals),
        ValueType::Number,
        ("is at most", "is more than"),
    ),
    row(
        "NumericGreaterThan",
        Test::Numeric(Relation::GreaterThan),
        ValueType::Number,
        ("is greater than", "is not greater than"),
    ),
    row(
        "NumericGreaterThanEquals",
        Test::Numeric(Relation::GreaterThanEquals),
        ValueType::Number,
        ("is at least", "is less than"),
    ),
    DATE_EQUALS,
    not("DateNotEquals", DATE_EQUALS),
    row("DateLessThan", Test::Date(Relation::LessThan), ValueType::Date, ("is before", "is not before")),
    row(
        "DateLessThanEquals",
        Test::Date(Relation::LessThanEquals),
        ValueType::Date,
        ("is not after", "is after"),
    ),
    row("DateGreaterThan", Test::Date(Relation::GreaterThan), ValueType::Date, ("is after", "is not after")),
    row(
        "DateGreaterThanEquals",
        Test::Date(Relation::GreaterThanEquals),
        ValueType::Date,
        ("is not before", "is before"),
    ),
    row("Bool", Test::Bool, ValueType::Bool, IS_EQUAL),
    row("BinaryEquals", Test::Binary, ValueType::Bytes, IS_EQUAL),
    IP_ADDRESS,
    not("NotIpAddress", IP_ADDRESS),
    Row { name: "ArnEquals", ..ARN_LIKE },
    ARN_LIKE,
    not("ArnNotEquals", ARN_LIKE),
    not("ArnNotLike", ARN_LIKE),
    row("Null", Test::Null, ValueType::Presence, ("", "")),
];

/// `StringEquals`.
pub const EQUALS: Operator = Operator { set: None, row: &STRING_EQUALS, if_exists: false };
/// `StringLike`.
pub const LIKE: Operator = Operator { set: None, row: &STRING_LIKE, if_exists: false };

const PREFIXES: [(&str, Set); 2] = [("ForAllValues:", Set::ForAllValues), ("ForAnyValue:", Set::ForAnyValue)];
const IF_EXISTS: &str = "IfExists";

impl Operator {
    /// The operator of that name, spelt as AWS documents it. That IAM takes other letter case is
    /// not documented, so it is not assumed.
    ///
    /// ```
    /// use whydenied::aws::operator::{Operator, Set, Test};
    ///
    /// let operator = Operator::parse("ForAnyValue:StringNotLikeIfExists").unwrap();
    /// assert_eq!(operator.set, Some(Set::ForAnyValue));
    /// assert_eq!(operator.test(), Test::StringLike);
    /// assert!(operator.is_negated() && operator.if_exists);
    /// assert!(Operator::parse("stringlike").is_none());
    /// assert!(Operator::parse("NullIfExists").is_none());
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (set, name) = PREFIXES
            .iter()
            .find_map(|&(prefix, set)| Some((Some(set), name.strip_prefix(prefix)?)))
            .unwrap_or((None, name));
        let (if_exists, name) = name.strip_suffix(IF_EXISTS).map_or((false, name), |name| (true, name));
        let row = OPERATORS.iter().find(|row| row.name == name)?;
        let takes_suffix = row.compares != ValueType::Presence;
        (takes_suffix || !if_exists).then_some(Self { set, row, if_exists })
    }

    /// The documented spelling of an operator whose name differs in letter case only.
    #[must_use]
    pub fn respell(name: &str) -> Option<String> {
        let prefix = |text: &str, known: &'static str| {
            text.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known))
        };
        let set = PREFIXES.iter().map(|&(set, _)| set).find(|set| prefix(name, set)).unwrap_or("");
        let rest = name.get(set.len()..)?;
        let suffix = rest
            .len()
            .checked_sub(IF_EXISTS.len())
            .and_then(|at| rest.get(at..))
            .filter(|end| end.eq_ignore_ascii_case(IF_EXISTS))
            .map_or("", |_| IF_EXISTS);
        let rest = rest.get(..rest.len() - suffix.len())?;
        let row = OPERATORS.iter().find(|row| row.name.eq_ignore_ascii_case(rest))?;
        Some(format!("{set}{}{suffix}", row.name))
    }

    /// What is tested of one value.
    #[must_use]
    pub const fn test(self) -> Test {
        self.row.test
    }

    /// Whether no value may pass the test, as `StringNotEquals` has it.
    #[must_use]
    pub const fn is_negated(self) -> bool {
        self.row.negated
    }

    /// Whether the key's presence is tested, and none of its values.
    #[must_use]
    pub fn tests_presence(self) -> bool {
        self.row.compares == ValueType::Presence
    }

    /// Whether texts are compared, letter by letter or as patterns.
    #[must_use]
    pub fn compares_text(self) -> bool {
        self.row.compares == ValueType::Text
    }

    /// Whether texts are compared with patterns.
    #[must_use]
    pub fn compares_patterns(self) -> bool {
        self.compares_text() && self.row.wildcards
    }

    /// Whether texts are compared letter by letter, in the same letter case.
    #[must_use]
    pub fn compares_exactly(self) -> bool {
        self.compares_text() && !self.row.wildcards && !self.row.ignores_case
    }

    /// Whether texts are compared, and capitals are no small letters.
    #[must_use]
    pub fn compares_letter_case(self) -> bool {
        self.compares_text() && !self.row.ignores_case
    }

    /// What a character of the policy's values stands for, where texts are compared.
    #[must_use]
    pub fn unit(self) -> fn(char) -> Unit {
        if self.compares_patterns() { Unit::aws } else { Unit::Char }
    }

    /// Whether policy variables in the values are replaced: for strings and ARNs only.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>
    /// (documented; for `Bool` the operator page says otherwise).
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(self.row.compares, ValueType::Text | ValueType::Arn)
    }
}
