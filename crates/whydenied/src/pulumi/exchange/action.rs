//! The inputs of Pulumi's GitHub actions, wherever in a workflow they stand.
//!
//! Sources: <https://github.com/pulumi/auth-actions> and <https://github.com/pulumi/esc-action>
//! (documented).

use super::form::Form;
use super::parameter::{Parameter, members};
use crate::json::{Node, Value};

/// What an action is given.
pub(crate) struct Inputs {
    pub(crate) form: Form,
    pub(crate) parameters: Vec<Parameter>,
}

/// The inputs of the first step that exchanges a token.
pub(crate) fn inputs(root: &Node<'_>) -> Option<Inputs> {
    let step = root.get("uses").and_then(|uses| uses.value.as_str()).unwrap_or_default();
    let is_ours = ["pulumi/auth-actions", "pulumi/esc-action"].iter().any(|name| step.starts_with(name));
    if is_ours && let Some(with) = root.get("with") {
        return Some(read(with));
    }
    let own = |name: &str| root.get(name).is_some();
    if own("requested-token-type") || own("oidc-requested-token-type") {
        return Some(read(root));
    }
    match &root.value {
        Value::Array(nodes) => nodes.iter().find_map(inputs),
        Value::Object(members) => members.iter().find_map(|member| inputs(&member.node)),
        _ => None,
    }
}

fn read(with: &Node<'_>) -> Inputs {
    let is_esc = with.members().iter().any(|member| member.key.starts_with("oidc-"));
    Inputs {
        form: if is_esc { Form::EscAction } else { Form::AuthAction },
        parameters: members(with).collect(),
    }
}
