//! Tokens of the same issuer that are not this one: whom a change of the policy must not let in
//! unless it says so.

use crate::Token;
use crate::aws::claims;
use crate::aws::context::Context;
use crate::aws::decision::{Call, Decision, Document, evaluate};
use crate::aws::provider::Provider;
use crate::issuer::{self, Peculiarity};
use crate::json::Value;
use crate::mend::others::{first_class, variants, with_subject};
use crate::outcome::Verdict;

/// So many of the subjects that a policy names are looked at.
const MOST_NAMED: usize = 16;
/// Whose tokens are another's altogether.
const TENANTS: &[&str] = &["owner", "group", "organization", "team"];

/// The strangers that a fix is measured by.
pub(crate) struct Strangers {
    /// With what the policy made of each before.
    all: Vec<(Stranger, Verdict)>,
    /// Tokens that the policy lets in by name: whom a fix must not keep out.
    named: Vec<Stranger>,
    /// The first part of the subject: who differs in it has nothing in common with the token.
    first: String,
    /// Whether customers of the issuer that have nothing to do with each other share it.
    shared: bool,
}

/// A token that differs from the one at hand in one respect.
struct Stranger {
    /// What it differs in, such as `repository`.
    differs_in: String,
    /// It, and where the token at hand carries session tags or a source identity it without them:
    /// who has none of these needs no permission for them.
    forms: Vec<(Token, Context)>,
}

impl Strangers {
    /// The strangers to the token of a call.
    pub(crate) fn of(decision: &Decision<'_>) -> Self {
        let Decision { call, request, context, .. } = decision;
        let (provider, documents) = (&context.provider, call.documents());
        let meet = |differs_in, token: Token| {
            let plain = without_session(&token);
            let with_context = |token: Token| {
                let context = Context::for_provider(&token, request, provider.clone());
                (token, context)
            };
            Stranger { differs_in, forms: [token].into_iter().chain(plain).map(with_context).collect() }
        };
        let all = variants(call.token, provider.issuer, tested_claims(call, context)).into_iter().map(
            |(differs_in, token)| {
                let stranger = meet(differs_in, token);
                let before = stranger.verdict(&documents);
                (stranger, before)
            },
        );
        let named = named(call, provider).into_iter().map(|token| meet(String::new(), token));
        // Where the pool is tested, other subjects are other users of the same.
        let of_users = provider.issuer.is_some_and(|issuer| issuer.is(Peculiarity::UserSubjects));
        let of_pool = of_users && tested_claims(call, context).any(|claim| claim == "aud");
        let parts = call.token.claim_text("sub").and_then(|sub| issuer::take_apart(provider.issuer, sub));
        Self {
            all: all.collect(),
            named: named.filter(|stranger| stranger.verdict(&documents) != Verdict::Denied).collect(),
            first: parts.as_deref().and_then(first_class).unwrap_or_else(|| "subject".to_owned()),
            shared: provider.issuer.is_some_and(|issuer| issuer.required_key.is_some()) && !of_pool,
        }
    }

    /// What those differ in that the policies let in now, and did not before; each once.
    pub(crate) fn let_in(&self, documents: &[Document<'_>]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (stranger, before) in &self.all {
            let is_new = *before == Verdict::Denied && stranger.verdict(documents) != Verdict::Denied;
            if is_new && !found.contains(&stranger.differs_in) {
                found.push(stranger.differs_in.clone());
            }
        }
        found
    }

    /// Whether the policies keep out whom they let in before by name.
    pub(crate) fn shut_out(&self, documents: &[Document<'_>]) -> bool {
        self.named.iter().any(|stranger| stranger.verdict(documents) == Verdict::Denied)
    }

    /// Whether some of those that differ so have nothing in common with the token.
    pub(crate) fn are_anybody(&self, differ_in: &[String]) -> bool {
        differ_in.contains(&self.first)
    }

    /// Whether those that differ so may be anybody's.
    pub(crate) fn are_tenants(&self, differ_in: &[String]) -> bool {
        differ_in.iter().any(|class| TENANTS.contains(&&**class) || (self.shared && class == "subject"))
    }
}

impl Stranger {
    /// What the policies make of it at best.
    fn verdict(&self, documents: &[Document<'_>]) -> Verdict {
        let verdicts = self.forms.iter().map(|(token, context)| {
            let evaluations = evaluate(token, documents, context);
            let any = |verdict| evaluations.iter().any(|evaluation| evaluation.trace.verdict == verdict);
            let worst = [Verdict::Denied, Verdict::Depends].into_iter().find(|verdict| any(*verdict));
            worst.unwrap_or(Verdict::Allowed)
        });
        verdicts.min_by_key(|verdict| *verdict == Verdict::Denied).unwrap_or(Verdict::Denied)
    }
}

/// The token without session tags and source identity, if it has any.
fn without_session(token: &Token) -> Option<Token> {
    let of_session = |key: &str| key.starts_with(claims::TAGS) || key == claims::SOURCE_IDENTITY;
    let mut plain = token.clone();
    let Value::Object(members) = &mut plain.claims.value else { return None };
    let count = members.len();
    members.retain(|member| !of_session(&member.key));
    (members.len() < count).then_some(plain)
}

/// The claims other than `sub` that the policy tests.
fn tested_claims<'c>(call: &'c Call<'_>, context: &'c Context) -> impl Iterator<Item = &'static str> + 'c {
    let tests = call.policy.statements.iter().flat_map(|statement| &statement.conditions);
    let tested = move |key: &str| tests.clone().any(|condition| condition.key.text.eq_ignore_ascii_case(key));
    let claims = context.entries.iter().filter_map(|entry| entry.claim.map(|claim| (claim, &entry.key)));
    claims
        .filter(move |(claim, key)| *claim != "sub" && tested(key))
        .map(|(claim, _)| claim)
        // Tags and roles are no texts.
        .filter(|claim| !claim.starts_with(claims::TAGS) && *claim != claims::ROLES)
        .filter(|claim| call.token.claim(claim).is_some())
}

/// Tokens with the subjects that the policy names, and with one that it does not name.
fn named(call: &Call<'_>, provider: &Provider) -> Vec<Token> {
    let key = format!("{}:sub", provider.url);
    let conditions = call.policy.statements.iter().flat_map(|statement| &statement.conditions);
    let values = conditions
        .filter(|condition| condition.key.text.eq_ignore_ascii_case(&key))
        .flat_map(|condition| condition.values.iter().map(|value| &*value.text))
        .filter(|value| !value.contains("${"));
    let subjects = values.take(MOST_NAMED).map(|value| value.replace(['*', '?'], "x"));
    subjects.chain(["another".to_owned()]).map(|sub| with_subject(call.token, &sub)).collect()
}
