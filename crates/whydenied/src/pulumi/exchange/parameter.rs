//! One parameter of a request, by its name.

use crate::json::{Node, Value};
use crate::span::Span;

/// What stands for a value that is a list or an object.
pub(crate) const LIST: &str = "[…]";
pub(crate) const OBJECT: &str = "{…}";

/// One parameter as it was written.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// The parameters of a body in JSON, and the inputs of an action.
pub(crate) fn members<'n>(root: &'n Node<'_>) -> impl Iterator<Item = Parameter> + 'n {
    root.members().iter().filter_map(|member| {
        let value = match &member.node.value {
            Value::Null => return None,
            Value::Array(_) => LIST,
            Value::Object(_) => OBJECT,
            scalar => scalar.scalar_text()?,
        };
        Some(Parameter {
            name: member.key.clone().into_owned(),
            value: value.to_owned(),
            span: member.span(),
        })
    })
}
