//! The tree that the parser builds.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use crate::order::occurs_again;
use crate::report;
use crate::span::Span;
use crate::text::{Hole, Holes, Text};

/// Up to so many members, comparing each with each is faster than sorting.
const SMALL: usize = 16;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The value.
    pub value: Value<'t>,
    /// From its first to its last character; quotes and brackets are inside.
    pub span: Span,
}

/// A JSON value. Texts without escapes borrow from the source.
///
/// Where programs and templates are read into the same tree, a text may have holes. JSON itself has none.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number exactly as written: `5.50` stays `5.50`.
    Number(Cow<'t, str>),
    /// A string, unescaped.
    String(Cow<'t, str>),
    /// A string with holes; one that is a hole from end to end stands for any value.
    Open(Box<Open<'t>>),
    /// An array.
    Array(Vec<Node<'t>>),
    /// An object with all its members in source order, repeated keys among them.
    Object(Vec<Member<'t>>),
}

/// A string of which not all is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Open<'t> {
    /// The string, unescaped, with the expressions of its holes as they are written.
    pub text: Cow<'t, str>,
    /// Its holes.
    pub holes: Holes<'t>,
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// The key, unescaped.
    pub key: Cow<'t, str>,
    /// What of the key is not known.
    pub key_holes: Holes<'t>,
    /// The key's place, quotes included.
    pub key_span: Span,
    /// The value.
    pub node: Node<'t>,
}

impl<'t> Member<'t> {
    /// A member whose key is known.
    #[must_use]
    pub const fn new(key: Cow<'t, str>, key_span: Span, node: Node<'t>) -> Self {
        Self { key, key_holes: Holes::NONE, key_span, node }
    }

    /// A member whose key may have holes.
    pub(crate) fn of_text(key: Text<'t>, node: Node<'t>) -> Self {
        Self { key: key.text, key_holes: key.holes, key_span: key.span, node }
    }

    /// The key with its place, and the value.
    pub(crate) fn into_parts(self) -> (Text<'t>, Node<'t>) {
        (Text { text: self.key, holes: self.key_holes, span: self.key_span }, self.node)
    }

    /// From the key to the end of the value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key_span.to(self.node.span)
    }
}

impl<'t> Node<'t> {
    /// The member of that name; of repeated ones the last, as JSON parsers and AWS have it.
    /// `None` as well when this is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.members().iter().rev().find(|member| member.key == key).map(|member| &member.node)
    }

    /// The members of an object; none for any other value.
    #[must_use]
    pub fn members(&self) -> &[Member<'t>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The members of this object whose key occurs again further down, so that they have no effect.
    #[must_use]
    pub fn repeated_keys(&self) -> Vec<&Member<'t>> {
        let members = self.members();
        if members.len() > SMALL {
            let keys: Vec<&str> = members.iter().map(|member| &*member.key).collect();
            let again = occurs_again(&keys);
            return members.iter().zip(again).filter_map(|(member, again)| again.then_some(member)).collect();
        }
        let mut rest = members;
        let mut repeated = Vec::new();
        while let Some((member, later)) = rest.split_first() {
            if later.iter().any(|other| other.key == member.key) {
                repeated.push(member);
            }
            rest = later;
        }
        repeated
    }

    /// The members of this object that have an effect: of repeated keys the last.
    pub fn last_members(&self) -> impl Iterator<Item = &Member<'t>> {
        let members = self.members();
        let keys: Vec<&str> = members.iter().map(|member| &*member.key).collect();
        members.iter().zip(occurs_again(&keys)).filter_map(|(member, again)| (!again).then_some(member))
    }

    /// The text of a string, with its place and its holes.
    pub(crate) fn into_text(self) -> Option<Text<'t>> {
        match self.value {
            Value::String(text) => Some(Text::literal(text, self.span)),
            Value::Open(open) => Some(Text { text: open.text, holes: open.holes, span: self.span }),
            _ => None,
        }
    }

    /// The text of an expression that stands here for a whole value, whatever it is.
    pub(crate) fn hole(&self) -> Option<Text<'t>> {
        let Value::Open(open) = &self.value else { return None };
        open.is_whole().then(|| Text { text: open.text.clone(), holes: open.holes.clone(), span: self.span })
    }

    /// The same tree, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Node<'static> {
        Node { value: self.value.into_owned(), span: self.span }
    }
}

impl Open<'_> {
    /// Whether it is a hole from end to end.
    pub(crate) fn is_whole(&self) -> bool {
        self.holes.first().is_some_and(|hole| hole.part == Span::new(0, self.text.len()))
    }
}

impl Value<'_> {
    /// The text of a string that is known.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string, number or boolean: the forms a condition value may take.
    #[must_use]
    pub fn scalar_text(&self) -> Option<&str> {
        match self {
            Self::String(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// The value as JSON on one line, its numbers and repeated keys as they were written.
    ///
    /// ```
    /// let claims = r#"{"iat":1.50,"aud":["a","b"]}"#;
    /// assert_eq!(whydenied::json::parse(claims).unwrap().root.value.to_json(), claims);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        report::Value::from(self).to_json()
    }

    /// What it is, with its article, for messages.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Open(_) => "an expression",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The same value, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        fn own(text: Cow<'_, str>) -> Cow<'static, str> {
            Cow::Owned(text.into_owned())
        }
        fn own_holes(holes: Holes<'_>) -> Holes<'static> {
            let own = |hole: Hole<'_>| Hole {
                part: hole.part,
                expression: own(hole.expression),
                stands: hole.stands,
            };
            holes.into_iter().map(own).collect()
        }
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(text) => Value::Number(own(text)),
            Self::String(text) => Value::String(own(text)),
            Self::Open(open) => {
                Value::Open(Box::new(Open { text: own(open.text), holes: own_holes(open.holes) }))
            }
            Self::Array(nodes) => Value::Array(nodes.into_iter().map(Node::into_owned).collect()),
            Self::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member {
                        key: own(member.key),
                        key_holes: own_holes(member.key_holes),
                        key_span: member.key_span,
                        node: member.node.into_owned(),
                    })
                    .collect(),
            ),
        }
    }
}

/// The value without its places.
impl From<&Value<'_>> for report::Value {
    fn from(value: &Value<'_>) -> Self {
        let own = |text: &Cow<'_, str>| text.clone().into_owned();
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(text) => Self::Number(own(text)),
            Value::String(text) => Self::String(own(text)),
            Value::Open(open) => Self::String(own(&open.text)),
            Value::Array(nodes) => Self::Array(nodes.iter().map(|node| (&node.value).into()).collect()),
            Value::Object(members) => Self::Object(
                members.iter().map(|member| (own(&member.key), (&member.node.value).into())).collect(),
            ),
        }
    }
}

/// Writes plain JSON: of repeated keys the last, numbers as numbers where they fit one.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        report::Value::from(self).serialize(serializer)
    }
}

/// The innermost of these values, or inside of them, of which `wanted` holds.
pub(crate) fn innermost<'n, 't>(
    mut open: Vec<&'n Node<'t>>,
    wanted: impl Fn(&Node<'t>) -> bool,
) -> Option<&'n Node<'t>> {
    let mut found = None;
    while let Some(node) = open.pop() {
        if wanted(node) {
            found = Some(node);
        }
        match &node.value {
            Value::Array(nodes) => open.extend(nodes),
            Value::Object(members) => open.extend(members.iter().map(|member| &member.node)),
            _ => {}
        }
    }
    found
}
