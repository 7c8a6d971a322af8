//! What GitHub answers about the subjects of a repository: `GET /repos/OWNER/NAME/actions/oidc/customization/sub`, or the
//! same of an organization.
//!
//! Source: <https://docs.github.com/en/rest/actions/oidc>

use super::super::asked::Asked;
use super::super::open::open;
use super::super::source::Source;
use super::trigger::texts;
use crate::json::{Node, Value};
use crate::pasted::tree::has;

/// Members that only such an answer has.
const MEMBERS: [&str; 4] = ["include_claim_keys", "use_default", "use_immutable_subject", "sub_claim_prefix"];

/// How subjects are made.
#[derive(Clone, Debug, Default)]
pub(super) struct Customization {
    /// What the subject starts with in place of `repo:OWNER/NAME`.
    pub(super) prefix: Option<String>,
    /// The claims that it lists, where it is not made as usual.
    pub(super) keys: Vec<String>,
}

/// Whether it is such an answer.
pub(crate) fn is_of(root: &Node<'_>) -> bool {
    has(root, &MEMBERS)
}

/// What the answers in a text and whoever asks say; what of it is about the repository goes to what is asked.
pub(super) fn read(source: &Source<'_>, asked: &mut Asked, assumed: &mut Vec<String>) -> Customization {
    let mut own = Customization::default();
    let mut of_organization = Vec::new();
    let mut is_opted_in = false;
    for root in source.documents.iter().map(|document| &document.root).filter(|root| is_of(root)) {
        let flag = |name| match root.get(name)?.value {
            Value::Bool(value) => Some(value),
            _ => None,
        };
        let keys = root.get("include_claim_keys").map(texts).unwrap_or_default();
        match flag("use_default") {
            Some(true) => {}
            Some(false) => {
                is_opted_in = true;
                own.keys = keys;
            }
            None => of_organization = keys,
        }
        asked.immutable = asked.immutable.or_else(|| flag("use_immutable_subject"));
        if let Some(prefix) = root.get("sub_claim_prefix").and_then(|prefix| prefix.value.as_str()) {
            let prefix = prefix.trim_end_matches(':');
            asked.immutable = asked.immutable.or(Some(prefix.contains('@')));
            asked.repository = asked.repository.take().or_else(|| repository(prefix));
            own.prefix = Some(prefix.to_owned());
        }
    }
    if let Some(keys) = &asked.claim_keys {
        own.keys.clone_from(keys);
    } else if own.keys.is_empty() && !of_organization.is_empty() {
        if is_opted_in {
            own.keys = of_organization;
        } else {
            assumed.push(
                "the organization's template does not count, which it does where the repository says \
                 `use_default: false`"
                    .to_owned(),
            );
        }
    }
    own
}

/// The repository of a prefix, without ids.
fn repository(prefix: &str) -> Option<String> {
    let (owner, name) = prefix.strip_prefix("repo:")?.split_once('/')?;
    let without_id = |text: &str| text.split('@').next().unwrap_or_default().to_owned();
    Some(format!("{}/{}", without_id(owner), without_id(name)))
}

impl Customization {
    /// The subject of these claims, where the usual one starts with `usual`.
    pub(super) fn subject(&self, claims: &Node<'_>, usual: &str) -> Option<String> {
        let own = claims.get("sub")?.value.as_str()?;
        let prefix = self.prefix.as_deref().unwrap_or(usual);
        let context = own.strip_prefix(usual)?.strip_prefix(':')?;
        if self.keys.is_empty() {
            return Some(format!("{prefix}:{context}"));
        }
        let parts = self.keys.iter().map(|key| match &**key {
            "repo" => prefix.to_owned(),
            "context" => context.to_owned(),
            key => {
                let value = claims.get(key).and_then(|claim| claim.value.as_str());
                let value = value.map_or_else(|| open("*", key), |value| value.replace(':', "%3A"));
                format!("{key}:{value}")
            }
        });
        Some(parts.collect::<Vec<_>>().join(":"))
    }
}
