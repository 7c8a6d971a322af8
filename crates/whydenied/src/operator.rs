//! Condition operators: their names, and what each of them tests.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use std::cmp::Ordering;

/// A condition operator with its set prefix and its `IfExists` suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<Set>,
    /// What is tested of one value.
    pub test: Test,
    /// Whether no value may pass the test, as `StringNotEquals` has it.
    pub negated: bool,
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

/// Every operator by its name: the test, and whether it is negated.
pub static OPERATORS: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::StringEquals, false),
    ("StringNotEquals", Test::StringEquals, true),
    ("StringEqualsIgnoreCase", Test::StringEqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Test::StringEqualsIgnoreCase, true),
    ("StringLike", Test::StringLike, false),
    ("StringNotLike", Test::StringLike, true),
    ("NumericEquals", Test::Numeric(Relation::Equals), false),
    ("NumericNotEquals", Test::Numeric(Relation::Equals), true),
    ("NumericLessThan", Test::Numeric(Relation::LessThan), false),
    ("NumericLessThanEquals", Test::Numeric(Relation::LessThanEquals), false),
    ("NumericGreaterThan", Test::Numeric(Relation::GreaterThan), false),
    ("NumericGreaterThanEquals", Test::Numeric(Relation::GreaterThanEquals), false),
    ("DateEquals", Test::Date(Relation::Equals), false),
    ("DateNotEquals", Test::Date(Relation::Equals), true),
    ("DateLessThan", Test::Date(Relation::LessThan), false),
    ("DateLessThanEquals", Test::Date(Relation::LessThanEquals), false),
    ("DateGreaterThan", Test::Date(Relation::GreaterThan), false),
    ("DateGreaterThanEquals", Test::Date(Relation::GreaterThanEquals), false),
    ("Bool", Test::Bool, false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::IpAddress, false),
    ("NotIpAddress", Test::IpAddress, true),
    ("ArnEquals", Test::Arn, false),
    ("ArnLike", Test::Arn, false),
    ("ArnNotEquals", Test::Arn, true),
    ("ArnNotLike", Test::Arn, true),
    ("Null", Test::Null, false),
];

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
    /// assert_eq!(operator.test, Test::StringLike);
    /// assert!(operator.negated && operator.if_exists);
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
        let &(_, test, negated) = OPERATORS.iter().find(|(known, ..)| *known == name)?;
        let operator = Self { set, test, negated, if_exists };
        (test != Test::Null || !if_exists).then_some(operator)
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
        let &(known, ..) = OPERATORS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(rest))?;
        Some(format!("{set}{known}{suffix}"))
    }

    /// Whether policy variables in the values are replaced: for strings and ARNs only.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>
    /// (documented; for `Bool` the operator page says otherwise).
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(self.test, Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike | Test::Arn)
    }
}
