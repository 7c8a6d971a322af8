//! Foreign tokens, and what policies make of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};
use whydenied::Token;
use whydenied::aws::{self, Context, Policy, Request};
use whydenied::report::Verdict;

use crate::foreign::{self, Foreign};

const TAGS: &str = "https://aws.amazon.com/tags";
const SOURCE_IDENTITY: &str = "https://aws.amazon.com/source_identity";

/// The strangers to each token that was met, in each request.
#[derive(Default)]
pub(super) struct Known(BTreeMap<String, Rc<[Stranger]>>);

/// A foreign token in the request of a case.
pub(super) struct Stranger {
    pub(super) foreign: Foreign,
    forms: Vec<Form>,
}

/// A token, its request, and the permissions that it takes.
struct Form {
    context: Context,
    actions: Vec<&'static str>,
}

impl Known {
    /// The strangers to the token with these claims, under a policy that looks at the claims of that list.
    pub(super) fn strangers(
        &mut self,
        claims: &Map<String, Value>,
        provider: &str,
        tested: &[&str],
        request: &Request,
    ) -> Rc<[Stranger]> {
        let key = format!("{} {tested:?} {request:?}", Value::from(claims.clone()));
        let all = self.0.entry(key).or_insert_with(|| {
            let tokens = foreign::tokens(claims, provider, |claim| tested.contains(&claim)).into_iter();
            tokens.map(|foreign| Stranger { forms: forms(&foreign.claims, request), foreign }).collect()
        });
        Rc::clone(all)
    }
}

impl Stranger {
    /// What the policies make of it.
    pub(super) fn verdict(&self, policy: &Policy<'_>, others: &[Policy<'_>]) -> Verdict {
        judge(&self.forms, policy, others)
    }

    /// What they make of the same, requested for another audience.
    pub(super) fn verdict_for(
        &self,
        audience: &str,
        policy: &Policy<'_>,
        others: &[Policy<'_>],
        request: &Request,
    ) -> Verdict {
        let mut claims = self.foreign.claims.clone();
        claims.insert("aud".to_owned(), audience.into());
        judge(&forms(&claims, request), policy, others)
    }
}

/// What the policies make of the token with these claims.
pub(super) fn verdict(
    claims: &Map<String, Value>,
    request: &Request,
    policy: &Policy<'_>,
    others: &[Policy<'_>],
) -> Verdict {
    judge(&forms(claims, request), policy, others)
}

/// The token, and the same without session tags and source identity: who gets in without them needs no
/// permission for them.
fn forms(claims: &Map<String, Value>, request: &Request) -> Vec<Form> {
    let has = |start: &str| claims.keys().any(|claim| claim.starts_with(start));
    let needed = [
        (aws::ASSUME_ROLE, true),
        (aws::TAG_SESSION, has(TAGS)),
        (aws::SET_SOURCE_IDENTITY, has(SOURCE_IDENTITY)),
    ];
    let actions: Vec<_> =
        needed.into_iter().filter_map(|(action, needed)| needed.then_some(action)).collect();
    let form = |claims: &Map<String, Value>, actions| {
        let token = Token::read(&Value::from(claims.clone()).to_string()).expect("claims are readable");
        Form { context: Context::new(&token, request), actions }
    };
    let mut plain = claims.clone();
    plain.retain(|claim, _| !claim.starts_with(TAGS) && claim != SOURCE_IDENTITY);
    let plain = Some(plain).filter(|_| actions.len() > 1).map(|plain| form(&plain, vec![aws::ASSUME_ROLE]));
    plain.into_iter().chain([form(claims, actions)]).collect()
}

/// What the policies make of a token at best. The token stage is not asked: an issuer's other tokens are as
/// good as the one at hand.
fn judge(forms: &[Form], policy: &Policy<'_>, others: &[Policy<'_>]) -> Verdict {
    let of = |Form { context, actions }: &Form| {
        let policies = || [policy].into_iter().chain(others);
        let verdicts =
            actions.iter().flat_map(|action| policies().map(|it| it.evaluate(action, context).verdict));
        verdicts.min_by_key(|verdict| rank(*verdict)).unwrap_or(Verdict::Denied)
    };
    forms.iter().map(of).max_by_key(|verdict| rank(*verdict)).unwrap_or(Verdict::Denied)
}

/// How much of the role a verdict gives.
pub(super) fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Denied => 0,
        Verdict::Depends => 1,
        Verdict::Allowed => 2,
    }
}
