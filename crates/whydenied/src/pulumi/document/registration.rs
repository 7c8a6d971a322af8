//! What a text says of an issuer's registration in Pulumi Cloud.

use crate::json::{Node, Value};

/// The registration of an OIDC issuer in Pulumi Cloud, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// The organization it is registered in.
    pub organization: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The URL that was registered.
    pub url: Option<String>,
    /// The `issuer` of the API's answer, with which the token's `iss` is compared.
    pub issuer: Option<String>,
    /// The longest life of a token, in seconds.
    pub max_expiration: Option<u64>,
    /// The thumbprints of its certificates.
    pub thumbprints: Vec<String>,
}

impl Registration {
    /// What an answer of the API, or the inputs of an issuer, say; `None` for anything else.
    pub(crate) fn of(node: &Node<'_>) -> Option<Self> {
        let text = |name: &str| Some(node.get(name)?.value.as_str()?.to_owned());
        let url = text("url");
        let is_one =
            ["name", "issuer", "organization", "orgName"].iter().any(|name| node.get(name).is_some());
        if url.is_none() || !is_one {
            return None;
        }
        let seconds = ["maxExpiration", "maxExpirationSeconds"].into_iter().find_map(|name| node.get(name));
        let thumbprints = match node.get("thumbprints").map(|list| &list.value) {
            Some(Value::Array(nodes)) => {
                nodes.iter().filter_map(|node| node.value.as_str()).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        Some(Self {
            organization: text("organization").or_else(|| text("orgName")),
            name: text("name"),
            url,
            issuer: text("issuer"),
            max_expiration: seconds.and_then(|node| node.value.scalar_text()?.parse().ok()),
            thumbprints,
        })
    }

    /// What this one says, and of what it does not say what `known` says.
    pub(crate) fn over(self, known: Self) -> Self {
        // Whoever gives a URL means that one to be compared.
        let (url, issuer) = match (self.url, self.issuer) {
            (None, None) => (known.url, known.issuer),
            own => own,
        };
        Self {
            organization: self.organization.or(known.organization),
            name: self.name.or(known.name),
            url,
            issuer,
            max_expiration: self.max_expiration.or(known.max_expiration),
            thumbprints: known.thumbprints,
        }
    }

    /// Whether it is the issuer of that name or URL; a slash at the end does not matter.
    #[must_use]
    pub fn is_of(&self, issuer: &str) -> bool {
        let bare = |url: &str| url.trim_end_matches('/').to_owned();
        let urls = [&self.url, &self.issuer].into_iter().flatten();
        self.name.as_deref() == Some(issuer) || urls.map(|url| bare(url)).any(|url| url == bare(issuer))
    }
}
