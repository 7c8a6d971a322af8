//! Whose tokens the policies are about, as far as they or what stands around them say.

use crate::issuer::tenancy::{self, Tenancy};
use crate::issuer::{self, Issuer};
use crate::pulumi::document::Document;
use crate::pulumi::path::KeyPath;

/// The issuer of the tokens.
pub(crate) struct Hosts {
    pub(crate) issuer: Option<&'static Issuer>,
    /// What is known of its tokens.
    pub(crate) tenancy: Option<&'static Tenancy>,
    /// Whether customers who have nothing to do with each other share it.
    pub(crate) shared: bool,
}

/// Issuers by what their subjects start with.
const BY_SUBJECT: &[(&str, &str)] = &[
    ("repo:", "https://token.actions.githubusercontent.com"),
    ("project_path:", "https://gitlab.com"),
    ("pulumi:deploy:", "https://api.pulumi.com/oidc"),
    ("pulumi:environments:", "https://api.pulumi.com/oidc"),
    ("organization:", "https://app.terraform.io"),
];

impl Hosts {
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let registered = document.registration(None);
        let url = registered.and_then(|it| it.issuer.as_deref().or(it.url.as_deref()));
        let of_rule = |path: &'static str| {
            let rules = document.policies.iter().flat_map(|policy| &policy.rules);
            rules.filter(move |rule| rule.path.text == path).filter_map(|rule| rule.pattern.as_ref())
        };
        let known = match url {
            Some(url) => Some(url.trim_end_matches('/').to_owned()),
            None => of_rule("iss").map(|pattern| pattern.text.clone().into_owned()).next(),
        };
        let by_subject = || {
            let mut subjects = of_rule("sub");
            subjects.find_map(|subject| {
                let (_, url) = BY_SUBJECT.iter().find(|(start, _)| subject.text.starts_with(start))?;
                Some((*url).to_owned())
            })
        };
        let issuer = known.or_else(by_subject).and_then(|url| issuer::recognise(&url));
        Self { issuer, tenancy: issuer.and_then(tenancy::of), shared: issuer.is_some_and(tenancy::is_shared) }
    }

    /// Whether tokens of the issuer may have a claim at the path of a rule.
    pub(crate) fn may_issue(&self, path: &str) -> bool {
        let Some(issuer) = self.issuer else { return true };
        let read = KeyPath::read(path);
        read.is_ok_and(|path| path.keys.first().is_some_and(|key| issuer.may_issue(&key.name)))
    }

    /// Everybody who can get a token of the issuer, as the subject of a sentence.
    pub(crate) fn anyone(&self) -> String {
        match (self.tenancy.map(|tenancy| tenancy.anyone), self.issuer) {
            (Some(anyone), _) if !anyone.is_empty() => anyone.to_owned(),
            (_, Some(issuer)) if self.shared => format!("Any customer of {}", issuer.name),
            _ => "Every token of the issuer".to_owned(),
        }
    }
}
