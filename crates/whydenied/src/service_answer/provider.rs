//! The answer of `aws iam get-open-id-connect-provider`.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html>
//! (documented).

use crate::json::{Node, Value};

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
}
