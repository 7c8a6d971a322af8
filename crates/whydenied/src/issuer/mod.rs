//! Who issues tokens: how to recognise an issuer, what its claims mean, which of them AWS makes
//! condition keys of, whose a token is, what tokens it gives out, how a job asks for one.
//!
//! All that is known of an issuer stands in one file here, as an entry of the table; the other files read it and
//! know no issuer. A new issuer is a file and a line in [`ALL`].

mod amazon;
mod auth0;
mod bitbucket;
mod buildkite;
mod circleci;
mod cognito;
mod entra;
mod facebook;
mod fly;
mod github;
mod gitlab;
mod google;
mod kubernetes;
pub(crate) mod next_run;
mod okta;
mod oracle;
mod pulumi;
mod sentinel;
mod shared;
mod spacelift;
pub(crate) mod subject;
pub(crate) mod table;
pub(crate) mod tenancy;
mod terraform;
mod vault;
mod vercel;

pub(crate) use github::merge_queue_of;
pub(crate) use kubernetes::cluster_of;
pub use subject::Part;
pub(crate) use table::Peculiarity;
pub use table::field::{Field, Letters};
pub use table::{DEFAULT_CLAIMS, Issuer, REGISTERED_CLAIMS, registered_claim_meaning};

/// Every issuer in the table; the first that fits wins.
pub static ALL: &[&Issuer] = &[
    &github::ACTIONS,
    &github::ACTIONS_OF_ENTERPRISE,
    &kubernetes::EKS,
    &gitlab::SAAS,
    &pulumi::CLOUD,
    &pulumi::CLOUD_V2,
    &terraform::HCP,
    &circleci::CIRCLECI,
    &buildkite::AGENT,
    &buildkite::OTHER_HOSTS,
    &bitbucket::PIPELINES,
    &spacelift::SPACELIFT,
    &google::GOOGLE,
    &cognito::COGNITO,
    &amazon::AMAZON,
    &facebook::FACEBOOK,
    &kubernetes::GKE,
    &vercel::TEAM,
    &vercel::GLOBAL,
    &fly::FLY,
    // Before Entra ID, of whose tenants it is one.
    &sentinel::SENTINEL,
    &entra::V1,
    &entra::V2,
    &auth0::AUTH0,
    &okta::OKTA,
    &vault::VAULT,
    &oracle::ORACLE,
    &github::AUDIT_LOG,
    &github::VSTOKEN,
    &shared::CODEFRESH,
    &shared::DVC_STUDIO,
    &shared::TURBONOMIC,
    &shared::SANDBOXES,
    &shared::SCALR,
    &shared::SHISHO,
    &shared::UPBOUND,
    &github::ENTERPRISE_SERVER,
];

/// The issuer of that `iss` claim; `None` for one that is not in the tables.
///
/// ```
/// use whydenied::issuer;
///
/// let issuer = issuer::recognise("https://token.actions.githubusercontent.com").unwrap();
/// assert_eq!(issuer.name, "GitHub Actions");
/// assert!(issuer::recognise("https://idp.example.com").is_none());
/// ```
#[must_use]
pub fn recognise(iss: &str) -> Option<&'static Issuer> {
    let provider = iss.strip_prefix("https://").unwrap_or(iss);
    ALL.iter()
        .copied()
        .find(|issuer| issuer.providers.iter().any(|pattern| provider_matches(pattern, provider)))
}

/// Whose token it may be: of an issuer that is in no table, one's own of those that anyone may run.
pub(crate) fn candidates(issuer: Option<&Issuer>) -> impl Iterator<Item = &Issuer> + Clone {
    let anywhere = ALL.iter().copied().filter(|issuer| issuer.is(Peculiarity::SelfHosted));
    issuer.into_iter().chain(anywhere.filter(move |_| issuer.is_none()))
}

/// The parts of a subject by one of its issuer's shapes.
pub(crate) fn take_apart<'t>(issuer: Option<&Issuer>, subject: &'t str) -> Option<Vec<Part<'t>>> {
    candidates(issuer).find_map(|issuer| issuer.take_apart(subject))
}

/// Whether `provider` fits `pattern`. A star takes as few characters as it can.
fn provider_matches(pattern: &str, provider: &str) -> bool {
    let Some((before, pattern)) = pattern.split_once('*') else {
        return pattern == provider;
    };
    let Some(rest) = provider.strip_prefix(before) else {
        return false;
    };
    let starred = match pattern.split_once('*') {
        None if pattern.is_empty() => return !rest.is_empty(),
        None => rest.strip_suffix(pattern),
        Some((until, _)) => rest.split_once(until).map(|(starred, _)| starred),
    };
    starred.is_some_and(|starred| {
        !starred.is_empty()
            && !starred.contains('/')
            && rest.get(starred.len()..).is_some_and(|rest| provider_matches(pattern, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::{ALL, DEFAULT_CLAIMS, recognise};

    /// An issuer's id, and the key its trust policies must test.
    type Expected = Option<(&'static str, Option<&'static str>)>;

    /// `iss`, and what is made of it.
    const RECOGNISED: &[(&str, Expected)] = &[
        ("https://token.actions.githubusercontent.com", Some(("github-actions", Some("sub")))),
        ("https://token.actions.githubusercontent.com/octo-enterprise", Some(("github-actions", None))),
        ("https://token.actions.octocorp.ghe.com", Some(("github-actions", None))),
        ("https://token.actions.evil.example/x.ghe.com", None),
        ("https://token.actions..ghe.com", None),
        ("https://token.actions.githubusercontent.com/", None),
        ("https://github.com/enterprises/octo", Some(("github-actions", None))),
        ("https://ghes.example.com/_services/token", Some(("github-enterprise-server", None))),
        (
            "https://oidc-configuration.audit-log.githubusercontent.com",
            Some(("github-audit-log", Some("sub"))),
        ),
        ("https://gitlab.com", Some(("gitlab", Some("sub")))),
        ("https://gitlab.com/", None),
        ("https://gitlab.example.com", None),
        ("https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE", Some(("eks", None))),
        (
            "https://oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
            Some(("eks", None)),
        ),
        ("https://oidc.eks.us-east-1.amazonaws.com/id/", None),
        (
            "https://container.googleapis.com/v1/projects/p/locations/us-central1/clusters/c",
            Some(("gke", None)),
        ),
        ("https://api.pulumi.com/oidc", Some(("pulumi", Some("aud")))),
        ("https://api.pulumi.com/oidc/v2", Some(("pulumi-v2", None))),
        ("https://api.pulumi.com", None),
        ("https://app.terraform.io", Some(("hcp-terraform", Some("sub")))),
        ("https://oidc.circleci.com/org/3f2b", Some(("circleci", None))),
        ("https://agent.buildkite.com", Some(("buildkite", Some("sub")))),
        ("https://agent.acme.buildkite.dev", Some(("buildkite", None))),
        ("https://agent.acme.buildkite.site", Some(("buildkite", None))),
        (
            "https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc",
            Some(("bitbucket", None)),
        ),
        ("https://acme.app.spacelift.io", Some(("spacelift", None))),
        ("https://accounts.google.com", Some(("google", None))),
        ("accounts.google.com", Some(("google", None))),
        ("https://cognito-identity.amazonaws.com", Some(("cognito", Some("aud")))),
        ("https://www.amazon.com", Some(("login-with-amazon", None))),
        ("https://graph.facebook.com", Some(("facebook", None))),
        ("https://oidc.vercel.com", Some(("vercel", Some("aud")))),
        ("https://oidc.vercel.com/acme", Some(("vercel", None))),
        ("https://oidc.fly.io/acme", Some(("fly", None))),
        ("https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/", Some(("entra-v1", None))),
        (
            "https://sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/",
            Some(("microsoft-sentinel", Some("sts:RoleSessionName"))),
        ),
        (
            "https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0",
            Some(("entra-v2", None)),
        ),
        ("https://acme.eu.auth0.com/", Some(("auth0", None))),
        ("https://acme.eu.auth0.com", None),
        ("https://acme.okta.com", Some(("okta", None))),
        ("https://acme.okta.com/oauth2/default", Some(("okta", None))),
        ("https://vault.example.com/v1/identity/oidc", Some(("vault", None))),
        ("https://idcs-9dc693e80d9b469480d7afe00e743931.identity.oraclecloud.com", Some(("oci", None))),
        ("https://oidc.codefresh.io", Some(("codefresh", Some("sub")))),
        ("https://sandboxes.cloud", Some(("sandboxes", Some("aud")))),
        ("http://gitlab.com", None),
        ("https://", None),
        ("", None),
    ];

    #[test]
    fn issuers_are_recognised_by_their_url() {
        for &(iss, expected) in RECOGNISED {
            let found = recognise(iss).map(|issuer| (issuer.id, issuer.required_key));
            assert_eq!(found, expected, "{iss}");
        }
    }

    #[test]
    fn every_entry_is_complete() {
        for issuer in ALL {
            assert!(!issuer.id.is_empty() && !issuer.name.is_empty(), "{issuer:?}");
            assert!(!issuer.providers.is_empty(), "{}: no provider", issuer.id);
            assert!(issuer.source.starts_with("https://"), "{}: no source", issuer.id);
            assert!(
                issuer.default_claims.iter().all(|claim| DEFAULT_CLAIMS.contains(claim)),
                "{}: a default claim that is none",
                issuer.id
            );
            assert!(
                issuer.numeric_claims.iter().all(|claim| issuer.condition_claims.contains(claim)),
                "{}: a number that is no condition claim",
                issuer.id
            );
        }
    }
}
