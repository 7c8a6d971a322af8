//! The answer of `aws iam get-open-id-connect-provider`.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html>
//! (documented).

use super::super::Request;
use crate::finding::unreadable;
use crate::json::{self, Node, Value};
use crate::limits;
use crate::report::{Input, InputError};

/// An IAM OIDC provider as AWS describes it.
///
/// ```
/// use whydenied::aws::{Request, document::provider::ProviderAnswer};
///
/// let answer = r#"{ "Url": "token.actions.githubusercontent.com", "ClientIDList": ["sts.amazonaws.com"] }"#;
/// let provider = ProviderAnswer::read(answer)?;
/// let mut request = Request::default();
/// provider.complete(&mut request);
/// assert_eq!(request.client_ids, ["sts.amazonaws.com"]);
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderAnswer {
    /// Its URL without `https://`.
    pub url: String,
    /// The audiences that it takes.
    pub client_ids: Vec<String>,
    /// The thumbprints of its certificates.
    pub thumbprints: Vec<String>,
}

impl ProviderAnswer {
    /// Reads the answer.
    ///
    /// # Errors
    /// It is some other text.
    pub fn read(text: &str) -> Result<Self, InputError> {
        unreadable::check_length(Input::Provider, text, limits::PROVIDER)?;
        let root = json::parse(text).map_err(|error| unreadable::json(Input::Provider, text, error))?.root;
        Self::of(&root).ok_or_else(|| {
            unreadable::error(
                Input::Provider,
                text,
                "not-a-provider",
                root.span,
                "this is not the answer of `aws iam get-open-id-connect-provider`".into(),
                "it has a `Url` and a `ClientIDList`",
            )
        })
    }

    /// The provider, if `root` is such an answer.
    pub(crate) fn of(root: &Node<'_>) -> Option<Self> {
        let url = root.get("Url")?.value.as_str()?;
        let texts = |name| match root.get(name).map(|list| &list.value) {
            Some(Value::Array(nodes)) => {
                Some(nodes.iter().filter_map(|node| node.value.as_str()).map(str::to_owned).collect())
            }
            _ => None,
        };
        Some(Self {
            url: url.strip_prefix("https://").unwrap_or(url).to_owned(),
            client_ids: texts("ClientIDList")?,
            thumbprints: texts("ThumbprintList").unwrap_or_default(),
        })
    }

    /// Fills in the provider's URL and client IDs where the request says nothing of them.
    pub fn complete(&self, request: &mut Request) {
        if request.provider_url.is_none() && request.provider_arn.is_none() {
            request.provider_url = Some(self.url.clone());
        }
        if request.client_ids.is_empty() {
            request.client_ids.clone_from(&self.client_ids);
        }
    }
}
