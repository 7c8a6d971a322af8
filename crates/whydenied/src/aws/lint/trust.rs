//! Which identity providers a statement trusts, and which condition keys their requests have.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::aws::arn::Arn;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::explain::key::Absence;
use crate::aws::global_keys::{self, Presence};
use crate::aws::policy::{Condition, Effect, Policy, PrincipalType, Statement};
use crate::aws::provider::Provider;
use crate::aws::{ASSUME_ROLE, Request};
use crate::span::Span;
use crate::{Token, issuer, order};

/// A statement about web identities.
pub(crate) struct Trust<'a> {
    pub(crate) statement: &'a Statement<'a>,
    /// For each provider it is about, the context of a request about which nothing else is known.
    pub(crate) contexts: Rc<Vec<Context>>,
    /// The name of somebody whom the statement does not name.
    pub(crate) stranger: &'static str,
    /// A name that a pattern fits only if it fits every name.
    pub(crate) any_name: &'static str,
    /// The keys that must be there for one of its tests to pass, in small letters and in order.
    needed: OnceCell<Vec<String>>,
}

/// So many providers of a statement are looked at: a policy that IAM saves has room for fewer.
const PROVIDERS: usize = 64;

/// Whether the requests of a statement's providers have a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Attendance {
    /// Every token brings it.
    Always,
    /// Some requests have it.
    Sometimes,
    /// None has it.
    Never(Absence),
}

/// Whether a statement allows `sts:AssumeRoleWithWebIdentity`.
pub(crate) fn allows(statement: &Statement<'_>) -> bool {
    statement.effect == Some(Effect::Allow)
        && statement.action.as_ref().is_some_and(|actions| actions.cover(ASSUME_ROLE))
}

impl<'a> Trust<'a> {
    /// The statements that let web identities in, or keep them out.
    pub(crate) fn all(policy: &'a Policy<'a>) -> Vec<Self> {
        let mut all: Vec<_> = policy.statements.iter().map(|statement| Self::of(statement, policy)).collect();
        let mut everyone: Vec<Context> = Vec::new();
        for context in all.iter().flat_map(|trust| trust.contexts.iter()) {
            if everyone.len() < PROVIDERS
                && !everyone.iter().any(|known| known.provider.url == context.provider.url)
            {
                everyone.push(context.clone());
            }
        }
        let everyone = Rc::new(everyone);
        for trust in &mut all {
            // A Deny for everyone is one for each provider that the policy trusts.
            if trust.statement.effect == Some(Effect::Deny) && trust.contexts.is_empty() {
                trust.contexts = Rc::clone(&everyone);
            }
        }
        all.retain(|trust| !trust.contexts.is_empty());
        all
    }

    fn of(statement: &'a Statement<'a>, policy: &Policy<'_>) -> Self {
        let span = statement.span;
        let text = policy.text.get(span.start..span.end).unwrap_or_default();
        let unnamed = |names: [&'static str; 3]| {
            names.into_iter().find(|name| !text.contains(name)).unwrap_or("nobody-you-know")
        };
        Self {
            statement,
            contexts: Rc::new(providers(statement).take(PROVIDERS).map(context).collect()),
            stranger: unnamed(["stranger", "mallory", "somebody-else"]),
            any_name: unnamed(["whatever", "anything", "something-else"]),
            needed: OnceCell::new(),
        }
    }

    /// Whether one of the tests that `needs_it` says of passes only where the key is there.
    pub(crate) fn needs(&self, key: &str, needs_it: fn(&Condition<'_>) -> bool) -> bool {
        let needed = self.needed.get_or_init(|| {
            let tests = self.statement.conditions.iter().filter(|condition| needs_it(condition));
            let mut keys: Vec<_> = tests.map(|condition| condition.key.text.to_ascii_lowercase()).collect();
            order::sort_by(&mut keys, Ord::cmp);
            keys
        });
        needed.binary_search(&key.to_ascii_lowercase()).is_ok()
    }

    /// Where the statement says whom it trusts.
    pub(crate) fn place(&self) -> Span {
        self.statement.principal.as_ref().map_or(self.statement.span, |principal| principal.span)
    }

    /// Whether the statement lets tokens in.
    pub(crate) fn allows(&self) -> bool {
        allows(self.statement)
    }

    /// Whether requests of the providers have that key.
    pub(crate) fn attendance(&self, key: &str) -> Attendance {
        if is_aws_key(key) {
            return match global_keys::find(key).map(|key| key.presence) {
                Some(Presence::Always) => Attendance::Always,
                Some(Presence::Sometimes | Presence::FromToken) => Attendance::Sometimes,
                Some(Presence::Never) => Attendance::Never(Absence::NeverPresent),
                None => Attendance::Never(Absence::UnknownAwsKey),
            };
        }
        let mut absence = None;
        for context in self.contexts.iter() {
            match Absence::of(key, &Token::bare(), context) {
                Absence::ClaimMissing(claim) if matches!(&*claim, "sub" | "aud") => {
                    return Attendance::Always;
                }
                Absence::ClaimMissing(_) => return Attendance::Sometimes,
                // A key of this provider, and no other's, says more.
                Absence::OtherProvider { prefix, name } => {
                    absence = absence.or(Some(Absence::OtherProvider { prefix, name }));
                }
                other => absence = Some(other),
            }
        }
        absence.map_or(Attendance::Sometimes, Attendance::Never)
    }

    /// The provider whose key it is.
    pub(crate) fn provider_of<'k>(&self, key: &'k str) -> Option<(&Provider, &'k str)> {
        let mut providers = self.contexts.iter().map(|context| &context.provider);
        providers.find_map(|provider| Some((provider, claim_of(key, provider)?)))
    }

    /// The key as people call it: a provider's by its claim.
    pub(crate) fn name<'k>(&self, key: &'k str) -> &'k str {
        self.provider_of(key).map_or(key, |(_, claim)| claim)
    }

    /// Whether the key holds a list.
    pub(crate) fn holds_list(&self, key: &str) -> bool {
        self.contexts.iter().any(|context| context.lookup(key).multivalued)
    }
}

/// The name of the claim in one of the provider's keys.
pub(crate) fn claim_of<'k>(key: &'k str, provider: &Provider) -> Option<&'k str> {
    let own = provider.url.len();
    key.get(..own).filter(|prefix| prefix.eq_ignore_ascii_case(&provider.url))?;
    key.get(own..)?.strip_prefix(':')
}

/// The context of a request about which nothing is known but its provider.
fn context(provider: Provider) -> Context {
    Context::for_provider(&Token::bare(), &Request::default(), provider)
}

/// The identity providers that a statement names in a way that AWS matches.
fn providers(statement: &Statement<'_>) -> impl Iterator<Item = Provider> {
    let entries = statement.principal.iter().filter(|principal| !principal.negated);
    let federated = entries.flat_map(|principal| &principal.entries);
    federated
        .filter(|(kind, _)| *kind == PrincipalType::Federated)
        .filter_map(|(_, text)| provider(&text.text))
}

/// The OIDC provider of that principal; `None` for any other principal, or one that matches no token.
fn provider(principal: &str) -> Option<Provider> {
    let arn = Arn::parse(principal);
    let url = arn.map_or(Some(principal), |arn| arn.provider_url())?;
    let issuer = issuer::recognise(url);
    let bare = arn.is_none();
    if bare != issuer.is_some_and(|issuer| issuer.built_in)
        || url.contains(['*', '?'])
        || url.starts_with("https://")
    {
        return None;
    }
    Some(Provider {
        url: url.to_owned(),
        account: arn.filter(Arn::has_account_id).map(|arn| arn.account.to_owned()),
        partition: arn.map(|arn| arn.partition.to_owned()),
        issuer,
        assumed: false,
    })
}
