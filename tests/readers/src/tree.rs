//! What a reader makes of a program: the policy as a tree, each part with its place.

use std::ops::Range;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) value: Value,
    pub(crate) place: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A text, expressions in double braces and without white space.
    Text(String),
    /// A number or a boolean as it is written.
    Other(String),
    List(Vec<Tree>),
    Map(Vec<(String, Range<usize>, Tree)>),
}

/// An expression in a text.
pub(crate) fn hole(expression: &str) -> String {
    format!("{{{{{}}}}}", expression.split_whitespace().collect::<String>())
}

impl Tree {
    pub(crate) fn new(value: Value, place: Range<usize>) -> Self {
        Self { value, place }
    }

    /// The first part in which two trees differ, in words.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        if self.place != other.place {
            return Some(format!("at {:?} and at {:?}: {:?}", self.place, other.place, self.value));
        }
        match (&self.value, &other.value) {
            (Value::List(ours), Value::List(theirs)) if ours.len() == theirs.len() => {
                ours.iter().zip(theirs).find_map(|(ours, theirs)| ours.difference(theirs))
            }
            (Value::Map(ours), Value::Map(theirs)) if ours.len() == theirs.len() => {
                ours.iter().zip(theirs).find_map(|(ours, theirs)| {
                    if (&ours.0, &ours.1) != (&theirs.0, &theirs.1) {
                        return Some(format!(
                            "key {:?} and {:?}",
                            (&ours.0, &ours.1),
                            (&theirs.0, &theirs.1)
                        ));
                    }
                    ours.2.difference(&theirs.2)
                })
            }
            (ours, theirs) => (ours != theirs).then(|| format!("{ours:?} and {theirs:?}")),
        }
    }
}
