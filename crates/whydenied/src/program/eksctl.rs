//! The service accounts that `eksctl` makes roles for.
//!
//! Source: <https://github.com/eksctl-io/eksctl/blob/main/pkg/iam/oidc/api.go> (observed).

use super::cdk::{ASSUME_ROLE_WITH_WEB_IDENTITY, list, object};
use super::filled::{Filled, Form, Open, Part};
use super::form::DocumentForm;
use super::found::{Found, Program, Shape};
use super::json_text::{text_of, value};
use crate::json::{Member, Node, Value};
use crate::report::HoleKind;
use crate::span::Span;
use crate::text::Stands;

/// What the provider is called, which is known only once the cluster is there.
const PROVIDER: &str = "oidc provider of the cluster";

/// The roles of a configuration; `None` where it is none.
pub(super) fn read<'t>(root: &Node<'t>) -> Option<Program<'t>> {
    let kind = root.get("kind").and_then(|kind| kind.value.as_str());
    let accounts = root.get("iam")?.get("serviceAccounts").filter(|_| kind == Some("ClusterConfig"))?;
    let Value::Array(accounts) = &accounts.value else { return None };
    Some(Program { found: accounts.iter().filter_map(role).collect(), refused: Vec::new() })
}

fn role<'t>(account: &Node<'t>) -> Option<Found<'t>> {
    let metadata = account.get("metadata")?;
    let name = metadata.get("name")?.value.as_str()?;
    // No role is made: its policy is elsewhere.
    if account.get("attachRoleARN").is_some() {
        return None;
    }
    let namespace = metadata.get("namespace").and_then(|namespace| namespace.value.as_str());
    let namespace = namespace.unwrap_or("default");
    let pattern = account.get("subjectPattern").and_then(|pattern| pattern.value.as_str());
    let subject = format!("system:serviceaccount:{namespace}:{}", pattern.unwrap_or(name));
    let span = metadata.span;
    let string = |text: String| Node { value: Value::String(text.into()), span };
    let test = |claim: &'static str, text: String| key(claim, string(text), span);
    let audience = || test(":aud", "sts.amazonaws.com".to_owned());
    let of = |tests: Vec<Member<'t>>| Node { value: Value::Object(tests), span };
    let conditions = match pattern {
        Some(_) => {
            vec![("StringLike", of(vec![test(":sub", subject)])), ("StringEquals", of(vec![audience()]))]
        }
        None => vec![("StringEquals", of(vec![test(":sub", subject), audience()]))],
    };
    let (provider, holes) = text_of(&[hole()]);
    let federated = Node { value: value(provider, holes), span };
    let statement = object(
        vec![
            ("Effect", string("Allow".to_owned())),
            ("Principal", object(vec![("Federated", federated)], span)),
            ("Action", list(vec![string(ASSUME_ROLE_WITH_WEB_IDENTITY.to_owned())], span)),
            ("Condition", object(conditions, span)),
        ],
        span,
    );
    let version = string("2012-10-17".to_owned());
    let root = object(vec![("Version", version), ("Statement", list(vec![statement], span))], span);
    let filled = Filled {
        expression: PROVIDER.into(),
        spans: vec![span],
        value: None,
        by: None,
        candidates: Vec::new(),
        stands: Stands::ForAny,
        form: Form::Either,
        kind: HoleKind::Reference,
    };
    Some(Found {
        form: DocumentForm::Eksctl,
        role: Some(name.to_owned()),
        shape: Shape::Policy,
        root,
        filled: vec![filled],
        recovered: None,
    })
}

fn hole<'t>() -> Part<'t> {
    let (stands, form) = (Stands::ForAny, Form::Either);
    Part::Hole(Open { expression: PROVIDER.into(), stands, form, by: None })
}

/// A test of the provider's claim.
fn key<'t>(claim: &'static str, node: Node<'t>, span: Span) -> Member<'t> {
    let (text, holes) = text_of(&[hole(), Part::Literal(claim.into(), None)]);
    Member { key: text.into(), key_holes: holes, key_span: span, node }
}
