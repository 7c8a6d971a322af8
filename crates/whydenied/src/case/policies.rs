//! Policies alone: every one of a text, of whichever service, and what is found about it.

use crate::aws::{self, Policy};
#[cfg(feature = "pulumi")]
use crate::pasted::{self, Kind, Piece, Service};
#[cfg(feature = "pulumi")]
use crate::pulumi;
use crate::report::{Finding, InputError, UnreadPolicy};

/// A trust policy, or the authorization policies of one issuer.
#[derive(Clone, Debug)]
pub struct Linted {
    /// Whose it is, where the text says so.
    pub owner: Option<Owner>,
    /// The text that places in it lie in, where it stood encoded in the one that was pasted.
    pub decoded: Option<String>,
    /// What was found: the gravest first, then as they stand in the text; or why it could not be read.
    pub findings: Result<Vec<Finding>, Box<InputError>>,
}

/// Whose policy it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A role, by its name or its ARN.
    Role(String),
    /// An issuer registered with Pulumi Cloud.
    Issuer(String),
}

/// Every risk and every fault of every policy in a text, whichever service it is for: those of each role that trusts an
/// identity provider, those of each issuer. One that cannot be read keeps none of the others from being read.
///
/// `role` is the name or the ARN of the only role to look at; the text is then an answer of AWS.
///
/// ```
/// use whydenied::case::policies::{Owner, lint};
///
/// let answer = r#"{ "Roles": [
///   { "RoleName": "a", "AssumeRolePolicyDocument": { "Statement": { "Principal": { "Federated": "x" } } } },
///   { "RoleName": "b", "AssumeRolePolicyDocument": "Federated {" }
/// ] }"#;
/// let [a, b] = lint(answer, None)?.try_into().unwrap();
/// assert_eq!(a.owner, Some(Owner::Role("a".to_owned())));
/// assert!(!a.findings.unwrap().is_empty());
/// assert_eq!(b.findings.unwrap_err().code, "invalid-json");
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
///
/// # Errors
/// There is no policy, or the only one cannot be read: what was found instead, where, and what to do about it.
pub fn lint(text: &str, role: Option<&str>) -> Result<Vec<Linted>, InputError> {
    #[cfg(feature = "pulumi")]
    if role.is_none() && pasted::read(text).iter().any(is_of_pulumi) {
        return lint_issuers(text);
    }
    lint_roles(text, role)
}

#[cfg(feature = "pulumi")]
fn is_of_pulumi(piece: &Piece<'_>) -> bool {
    matches!(piece.kind, Kind::AuthorizationPolicies | Kind::Program(Some(Service::Pulumi)))
}

/// The same of a text with trust policies.
///
/// # Errors
/// As for [`lint`].
pub fn lint_roles(text: &str, role: Option<&str>) -> Result<Vec<Linted>, InputError> {
    let documents = match role {
        Some(role) => vec![Ok(aws::Document::read(text, Some(role))?)],
        None => aws::Document::read_each(text)?,
    };
    Ok(documents.into_iter().map(of_role).collect())
}

fn of_role(document: Result<aws::Document<'_>, UnreadPolicy>) -> Linted {
    let document = match document {
        Ok(document) => document,
        Err(unread) => return of_unread(unread, Owner::Role),
    };
    let owner = document.role.as_ref().and_then(|role| role.called().map(str::to_owned)).map(Owner::Role);
    let findings = Policy::read_document(&document).map(|policy| aws::lint(&policy)).map_err(Box::new);
    Linted { owner, decoded: document.decoded.then(|| document.text().to_owned()), findings }
}

/// The same of a text with authorization policies of Pulumi Cloud.
///
/// # Errors
/// As for [`lint`].
#[cfg(feature = "pulumi")]
pub fn lint_issuers(text: &str) -> Result<Vec<Linted>, InputError> {
    let documents = pulumi::Document::read_each(text)?;
    let several = documents.len() > 1;
    let of_issuer = |document| match document {
        Ok(document) => Linted {
            findings: Ok(pulumi::lint(&document)),
            owner: document.issuer.filter(|_| several).map(Owner::Issuer),
            decoded: None,
        },
        Err(unread) => of_unread(unread, Owner::Issuer),
    };
    Ok(documents.into_iter().map(of_issuer).collect())
}

fn of_unread(unread: UnreadPolicy, owner: fn(String) -> Owner) -> Linted {
    Linted { owner: unread.owner.map(owner), decoded: None, findings: Err(unread.error) }
}
