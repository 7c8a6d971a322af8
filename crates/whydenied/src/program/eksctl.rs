//! The service accounts that a configuration of `eksctl` makes roles for.
//!
//! Source: <https://github.com/eksctl-io/eksctl/blob/main/pkg/iam/oidc/api.go> (observed).

use super::command::PROVIDER;
use super::form::DocumentForm;
use super::found::{Found, Program, Shape};
use super::made::{for_service_account, text};
use super::marked::Marked;
use crate::json::{Node, Value};

/// The roles of a configuration; `None` where it is none.
pub(super) fn read<'t>(
    _: &'t str,
    _: &Marked<'t>,
    root: &Node<'t>,
    _: &[(String, String)],
) -> Option<Program<'t>> {
    let kind = root.get("kind").and_then(|kind| kind.value.as_str());
    let accounts = root.get("iam")?.get("serviceAccounts").filter(|_| kind == Some("ClusterConfig"))?;
    let Value::Array(accounts) = &accounts.value else { return None };
    Some(Program { found: accounts.iter().filter_map(role).collect(), ..Program::default() })
}

fn role<'t>(account: &Node<'t>) -> Option<Found<'t>> {
    let metadata = account.get("metadata")?;
    let name = metadata.get("name")?.value.as_str()?;
    // No role is made: its policy is elsewhere.
    if account.get("attachRoleARN").is_some() {
        return None;
    }
    let namespace = metadata.get("namespace").and_then(|namespace| namespace.value.as_str());
    let pattern = account.get("subjectPattern").and_then(|pattern| pattern.value.as_str());
    let subject =
        format!("system:serviceaccount:{}:{}", namespace.unwrap_or("default"), pattern.unwrap_or(name));
    let span = metadata.span;
    let operator = if pattern.is_some() { "StringLike" } else { "StringEquals" };
    Some(Found {
        form: DocumentForm::Eksctl,
        role: Some(name.to_owned()),
        shape: Shape::Policy,
        root: for_service_account(PROVIDER, operator, text(subject, span), span),
        filled: vec![PROVIDER.filled(span)],
        texts: Vec::new(),
        recovered: None,
    })
}
