//! What an entry of the table of issuers is made of.

pub(crate) mod audience;
pub(crate) mod field;
pub(crate) mod next_run;
pub(crate) mod tenancy;
pub(crate) mod tokens;

use audience::Asks;
use field::Field;
use next_run::Passing;
use tenancy::Tenancy;
use tokens::Repertoire;

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
    /// The claims that AWS makes condition keys of in addition to those, spelt as in the keys.
    pub condition_claims: &'static [&'static str],
    /// Those of them that are no claims by this name: the key, and the claim that it is made of.
    pub renamed_keys: &'static [(&'static str, &'static str)],
    /// Which of the condition claims are numbers to AWS; the others are strings.
    pub numeric_claims: &'static [&'static str],
    /// What its claims say, apart from the registered ones.
    pub claims: &'static [(&'static str, &'static str)],
    /// The shapes of its `sub`, with capitals for the fields that vary; the first that fits is the one.
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
    /// The fields of its subjects and its claims: what letters each takes, and what it is the name of.
    pub fields: &'static [Field],
    /// What holds of it and of few others.
    pub(crate) peculiar: &'static [Peculiarity],
    /// Whose a token is, as far as it is known.
    pub(crate) tenancy: Option<&'static Tenancy>,
    /// The tokens that it gives out, where the shapes of their subjects are known.
    pub(crate) repertoire: Option<&'static Repertoire>,
    /// What the next run of the same job has otherwise, in addition to what [any](super::next_run) has.
    pub(crate) passing: &'static [Passing],
    /// The claims that say whose a token is by numbers or ids which never pass to somebody else, where the
    /// subject has names that may.
    pub(crate) identifiers: &'static [&'static str],
    /// Claims that AWS makes no key of, each with the claim whose key says the same of a token.
    pub(crate) same_key: &'static [(&'static str, &'static str)],
    /// How a job asks it for a token for an audience, where the documents say.
    pub(crate) asks: Asks,
    /// What names follow in its texts apart from the beginnings of its subjects, and what they are the names of.
    pub(crate) before_names: &'static [(&'static str, &'static str)],
}

/// What holds of few issuers, and is asked of an issuer elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peculiarity {
    /// It is GitHub's, whatever for.
    GitHub,
    /// It is GitHub Actions of github.com or of one enterprise there, whose trust policies IAM Access Analyzer
    /// looks into.
    GitHubActions,
    /// It is GitLab.
    GitLab,
    /// It is Pulumi Cloud.
    Pulumi,
    /// It is a cluster, whose tokens are those of service accounts.
    Cluster,
    /// Anyone may run one under a URL of their own: an issuer that is in no table may be one.
    SelfHosted,
    /// Customers who have nothing to do with each other share the URL, although IAM demands no test.
    SharedUrl,
    /// Its customers may put claims into its tokens that its documents do not know.
    CustomClaims,
    /// Each user has a subject of their own: what names the tenant is the audience.
    UserSubjects,
    /// Of a policy that lacks the required key AWS says that STS itself refuses the call.
    RefusedAtRequest,
    /// Its audience is the organization's name, which may have `aws:` before it.
    NamedAudience,
}

/// The claims that AWS makes condition keys of, whoever issued the token. `oaud` is `aud` under a
/// name that `azp` does not take over.
pub static DEFAULT_CLAIMS: &[&str] = &["aud", "oaud", "sub", "amr", "email"];

/// Where AWS lists the condition keys of each provider.
pub(super) const CONDITION_KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html";

/// Where AWS lists the condition keys of the providers that it knows by itself.
pub(super) const BUILT_IN_KEYS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif";

/// Where AWS lists the providers with many tenants behind one URL.
pub(super) const SHARED_PROVIDERS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html";

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
    pub(super) const UNNAMED: Self = Self {
        id: "",
        name: "",
        providers: &[],
        built_in: false,
        default_claims: DEFAULT_CLAIMS,
        condition_claims: &[],
        renamed_keys: &[],
        numeric_claims: &[],
        claims: &[],
        subjects: &[],
        escapes_colons: false,
        fixed_audience: None,
        required_key: None,
        source: "",
        fields: &[],
        peculiar: &[],
        tenancy: None,
        repertoire: None,
        passing: &[],
        identifiers: &[],
        same_key: &[],
        asks: Asks::UNKNOWN,
        before_names: &[],
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
        let in_keys = || self.tenancy.is_some_and(|it| it.keys.iter().any(|key| key.claim == claim));
        self.is(Peculiarity::CustomClaims)
            || self.claim_meaning(claim).or_else(|| registered_claim_meaning(claim)).is_some()
            || self.default_claims.iter().chain(self.condition_claims).any(|known| *known == claim)
            // The claims that AWS reads session tags of are URLs.
            || claim.starts_with("https://")
            || in_keys()
    }

    /// Whether that holds of it.
    pub(crate) fn is(&self, peculiarity: Peculiarity) -> bool {
        self.peculiar.contains(&peculiarity)
    }

    /// What a field of its subjects and claims is the name of, such as `owner`; `name` where that is nothing
    /// in particular.
    pub(crate) fn named_by(&self, field: &str) -> &'static str {
        self.fields.iter().find(|it| it.name == field).map_or("name", |it| it.names)
    }
}

/// What `claim` says in any token.
#[must_use]
pub fn registered_claim_meaning(claim: &str) -> Option<&'static str> {
    meaning_in(REGISTERED_CLAIMS, claim)
}

fn meaning_in(table: &'static [(&str, &'static str)], claim: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == claim).map(|&(_, meaning)| meaning)
}
