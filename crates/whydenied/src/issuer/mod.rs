//! Who issues tokens: how to recognise an issuer, what its claims mean, which of them AWS makes
//! condition keys of.
//!
//! A new issuer is one entry in [`ALL`], in the file of its family, with its cases.

mod github;

/// An issuer, or a family of them that differ in their URLs only.
#[derive(Debug)]
pub struct Issuer {
    /// A stable name for reports, such as `github-actions`.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// The provider URLs without `https://`; a `*` stands for one or more characters.
    pub providers: &'static [&'static str],
    /// The claims that AWS makes condition keys of, beside those it takes from every issuer.
    pub condition_claims: &'static [&'static str],
    /// What its claims say, beside the registered ones.
    pub claims: &'static [(&'static str, &'static str)],
    /// The shapes of its `sub`, with capitals for the parts that vary.
    pub subjects: &'static [&'static str],
    /// The page that describes its tokens.
    pub source: &'static str,
}

/// Every issuer in the tables; the first that fits wins.
pub static ALL: &[&Issuer] = &[&github::ACTIONS, &github::ENTERPRISE_SERVER];

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
    /// What `claim` says in this issuer's tokens.
    #[must_use]
    pub fn claim_meaning(&self, claim: &str) -> Option<&'static str> {
        meaning_in(self.claims, claim)
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

/// Whether `provider` fits `pattern`, in which each `*` stands for one or more characters.
fn provider_matches(pattern: &str, provider: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = provider.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let Some(after_one) = rest.chars().next().and_then(|first| rest.get(first.len_utf8()..)) else {
            return false;
        };
        if parts.peek().is_none() {
            return after_one.ends_with(part);
        }
        let Some((_, after)) = after_one.split_once(part) else { return false };
        rest = after;
    }
    rest.is_empty()
}
