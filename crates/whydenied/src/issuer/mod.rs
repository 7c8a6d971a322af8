//! Who issues tokens: how to recognise an issuer, what its claims mean, which of them AWS makes
//! condition keys of.
//!
//! A new issuer is one entry in [`ALL`], in the file of its family, with its cases.

mod built_in;
mod github;
mod gitlab;
mod hosting;
mod identity;
mod kubernetes;
pub(crate) mod next_run;
mod pipelines;
mod pulumi;
mod shared;
pub(crate) mod subject;
pub(crate) mod tenancy;

pub(crate) use github::merge_queue_of;
pub use subject::Part;

/// An issuer, or a family of them that differ in their URLs only.
///
/// One issuer may have several entries under one `id`, where AWS treats some of its URLs otherwise.
#[derive(Debug)]
pub struct Issuer {
    /// A stable name for reports, such as `github-actions`.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// The provider URLs without `https://`; a `*` stands for one or more characters, slashes
    /// among them only where it ends the URL.
    pub providers: &'static [&'static str],
    /// Whether AWS knows it without a provider object in the account. Its trust policies name the
    /// bare host, and no list of client IDs tests the audience before them.
    pub built_in: bool,
    /// Which of [`DEFAULT_CLAIMS`] AWS makes condition keys of.
    pub default_claims: &'static [&'static str],
    /// The claims that AWS makes condition keys of beside those, spelt as in the keys.
    pub condition_claims: &'static [&'static str],
    /// Which of the condition claims are numbers to AWS; the others are strings.
    pub numeric_claims: &'static [&'static str],
    /// What its claims say, beside the registered ones.
    pub claims: &'static [(&'static str, &'static str)],
    /// The shapes of its `sub`, with capitals for the parts that vary; the first that fits is the one.
    pub subjects: &'static [&'static str],
    /// Whether a `:` in a name stands in its subjects as `%3A`, since a bare one divides them.
    pub escapes_colons: bool,
    /// What its audience always is, a sentence, where no job can ask for another one.
    pub fixed_audience: Option<&'static str>,
    /// What IAM demands that a trust policy tests before it saves it: a claim, such as `sub`, or a
    /// whole key, such as `sts:RoleSessionName`. `None` where many tenants do not share the URL.
    pub required_key: Option<&'static str>,
    /// The page that describes its tokens, or what AWS makes of them.
    pub source: &'static str,
}

/// Every issuer in the tables; the first that fits wins.
pub static ALL: &[&Issuer] = &[
    &github::ACTIONS,
    &github::ACTIONS_OF_ENTERPRISE,
    &kubernetes::EKS,
    &gitlab::SAAS,
    &pulumi::CLOUD,
    &pulumi::CLOUD_V2,
    &pipelines::HCP_TERRAFORM,
    &pipelines::CIRCLECI,
    &pipelines::BUILDKITE,
    &pipelines::BUILDKITE_HOSTS,
    &pipelines::BITBUCKET,
    &pipelines::SPACELIFT,
    &built_in::GOOGLE,
    &built_in::COGNITO,
    &built_in::AMAZON,
    &built_in::FACEBOOK,
    &kubernetes::GKE,
    &hosting::VERCEL,
    &hosting::VERCEL_GLOBAL,
    &hosting::FLY,
    // Before Entra ID, of whose tenants it is one.
    &shared::SENTINEL,
    &identity::ENTRA_V1,
    &identity::ENTRA_V2,
    &identity::AUTH0,
    &identity::OKTA,
    &identity::VAULT,
    &identity::ORACLE,
    &shared::GITHUB_AUDIT_LOG,
    &shared::GITHUB_ACTIONS_VSTOKEN,
    &shared::CODEFRESH,
    &shared::DVC_STUDIO,
    &shared::TURBONOMIC,
    &shared::SANDBOXES,
    &shared::SCALR,
    &shared::SHISHO,
    &shared::UPBOUND,
    &github::ENTERPRISE_SERVER,
];

/// The claims that AWS makes condition keys of, whoever issued the token. `oaud` is `aud` under a
/// name that `azp` does not take over.
pub static DEFAULT_CLAIMS: &[&str] = &["aud", "oaud", "sub", "amr", "email"];

/// Where AWS lists the condition keys of each provider.
const CONDITION_KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html";

/// What the registered claims of JWT and OIDC say, whoever issued the token.
pub static REGISTERED_CLAIMS: &[(&str, &str)] = &[
    ("iss", "who issued the token"),
    ("sub", "whom the token is about"),
    ("aud", "for whom the token is meant"),
    ("azp", "the party the token was issued to; where it is present AWS takes it for the audience"),
    ("exp", "when the token expires"),
    ("iat", "when the token was issued"),
    ("nbf", "before when the token is not valid"),
    ("jti", "the token's own id"),
    ("amr", "how the person or workload was authenticated"),
    ("email", "the e-mail address of the user"),
    ("nonce", "ties the token to one sign-in"),
];

impl Issuer {
    /// What holds of an issuer unless its entry says otherwise.
    const UNNAMED: Self = Self {
        id: "",
        name: "",
        providers: &[],
        built_in: false,
        default_claims: DEFAULT_CLAIMS,
        condition_claims: &[],
        numeric_claims: &[],
        claims: &[],
        subjects: &[],
        escapes_colons: false,
        fixed_audience: None,
        required_key: None,
        source: "",
    };

    /// A name as it stands in a subject.
    #[must_use]
    pub fn escaped(&self, name: &str) -> String {
        if self.escapes_colons { name.replace(':', "%3A") } else { name.to_owned() }
    }

    /// What stands in a subject, as the name that it is.
    #[must_use]
    pub fn unescaped(&self, part: &str) -> String {
        if self.escapes_colons { part.replace("%3A", ":") } else { part.to_owned() }
    }

    /// What `claim` says in this issuer's tokens.
    #[must_use]
    pub fn claim_meaning(&self, claim: &str) -> Option<&'static str> {
        meaning_in(self.claims, claim)
    }

    /// Whether its tokens may have the claim, as far as its documents say: a policy's word for a claim makes
    /// no issuer put it into a token. Some let their customers add what they like.
    pub(crate) fn may_issue(&self, claim: &str) -> bool {
        const CUSTOMISED: [&str; 6] = ["auth0", "okta", "vault", "entra-v1", "entra-v2", "oci"];
        let in_keys = || tenancy::of(self).is_some_and(|it| it.keys.iter().any(|key| key.claim == claim));
        CUSTOMISED.contains(&self.id)
            || self.claim_meaning(claim).or_else(|| registered_claim_meaning(claim)).is_some()
            || self.default_claims.iter().chain(self.condition_claims).any(|known| *known == claim)
            // The claims that AWS reads session tags of are URLs.
            || claim.starts_with("https://")
            || in_keys()
    }

    fn matches(&self, provider: &str) -> bool {
        self.providers.iter().any(|pattern| provider_matches(pattern, provider))
    }
}

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
    ALL.iter().copied().find(|issuer| issuer.matches(provider))
}

/// What `claim` says in any token.
#[must_use]
pub fn registered_claim_meaning(claim: &str) -> Option<&'static str> {
    meaning_in(REGISTERED_CLAIMS, claim)
}

fn meaning_in(table: &'static [(&str, &'static str)], claim: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == claim).map(|&(_, meaning)| meaning)
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
