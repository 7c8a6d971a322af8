//! A role's trust policy for one token.

use super::subject;
use super::unwritable::unwritable;
use crate::Token;
use crate::aws::claims::{session_tags, source_identity};
use crate::aws::context::Context;
use crate::aws::explain::fault::said_of;
use crate::aws::explain::problem as document;
use crate::aws::explain::problem::too_long::RAISED_QUOTA;
use crate::aws::grammar::is_savable;
use crate::aws::policy::{Policy, Problem, ProblemKind};
use crate::aws::provider::Provider;
use crate::aws::sts::Fault;
use crate::aws::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, sts};
use crate::json::{Node, Value};
use crate::report::{InputError, TokenForm, Words};
use crate::write::literal::{JSON, list, literal, object, text};

/// What stands for an account that is not known, as guides write it.
const ACCOUNT: &str = "<AWS_ACCOUNT_ID>";
const SESSION_NAME: &str = "<ROLE_SESSION_NAME>";
/// The key that AWS demands of some issuers.
const SESSION_NAME_KEY: &str = "sts:RoleSessionName";

/// What a session tag's key starts with.
const TAG_KEY: &str = "aws:RequestTag/";

/// One statement that allows.
#[derive(Clone, Debug)]
pub(super) struct Trust {
    /// The provider's ARN, or the host of a built-in one.
    pub(super) principal: String,
    pub(super) actions: Vec<&'static str>,
    /// Condition keys, each with the value that it must equal.
    pub(super) tests: Vec<(String, String)>,
}

impl Trust {
    pub(super) fn of(token: &Token, request: &Request, notes: &mut Vec<Words>) -> Result<Self, InputError> {
        let provider = Provider::of(token, request);
        if provider.url.is_empty() {
            return Err(unwritable(
                "the token does not say who issued it: it has no `iss`",
                "add `iss` to the claims, or give the ARN of the provider",
            ));
        }
        // What no policy can mend. The request is left out, as only the token matters here; claims that
        // stand without one may be only some.
        let may_lack =
            |fault: &Fault| matches!(fault, Fault::MissingClaim(_)) && token.form != TokenForm::Jwt;
        let faults = sts::faults(token, &Request::default(), &provider);
        if let Some(fault) = faults.iter().find(|fault| !may_lack(fault)) {
            notes.push(
                format!("AWS refuses this token before it reads any policy: {}", said_of(fault)).into(),
            );
        }
        let context = Context::new(token, request);
        let principal = principal(&provider, notes);
        let mut tests = tests(token, &context)?;
        note_subject(token, &provider, &tests, notes);
        if provider.issuer.is_some_and(|issuer| issuer.required_key == Some(SESSION_NAME_KEY)) {
            let name = request.session_name.clone().unwrap_or_else(|| {
                notes.push(format!("AWS demands a test of `{SESSION_NAME_KEY}` here: put the name of the session in place of `{SESSION_NAME}`").into());
                SESSION_NAME.to_owned()
            });
            tests.push((SESSION_NAME_KEY.to_owned(), name));
        }
        let mut actions = vec![ASSUME_ROLE];
        let tags = session_tags(token);
        if !tags.is_empty() {
            actions.push(TAG_SESSION);
            tests
                .extend(tags.into_iter().map(|(name, value)| (format!("{TAG_KEY}{name}"), value.to_owned())));
        }
        if let Some(identity) = source_identity(token) {
            actions.push(SET_SOURCE_IDENTITY);
            tests.push(("sts:SourceIdentity".to_owned(), identity.to_owned()));
        }
        // What is written `${` would be read as the start of a policy variable.
        for (_, value) in &mut tests {
            *value = value.replace("${", "${$}{");
        }
        let trust = Self { principal, actions, tests };
        trust.check_savable(token, notes)?;
        Ok(trust)
    }

    /// Whether IAM saves the policy. Its texts are looked at as they are: JSON escapes some of their characters.
    fn check_savable(&self, token: &Token, notes: &mut Vec<Words>) -> Result<(), InputError> {
        let url = self.principal.split_once("oidc-provider/").map_or(&*self.principal, |(_, url)| url);
        let tests = self.tests.iter().flat_map(|(key, value)| [key.trim_start_matches(TAG_KEY), value]);
        let foreign = |text: &str| text.chars().find(|letter| !is_savable(*letter));
        if let Some((text, letter)) =
            [url].into_iter().chain(tests).find_map(|text| Some((text, foreign(text)?)))
        {
            return Err(unsavable_character(token, text, letter));
        }
        let json = literal(&self.document(), JSON, 0);
        for Problem { kind, .. } in Policy::read(&json)?.problems {
            let is_too_long = matches!(kind, ProblemKind::TooLong(length) if length > RAISED_QUOTA);
            let title = document::title(&kind);
            if kind.is_refused() || is_too_long {
                return Err(unwritable(
                    format!("IAM saves no policy for this token: {title}"),
                    "have the issuer send less, such as fewer or shorter session tags",
                ));
            }
            if matches!(kind, ProblemKind::TooLong(_)) {
                notes.push(title.into());
            }
        }
        Ok(())
    }

    /// The policy.
    pub(super) fn document(&self) -> Value<'static> {
        let action = match self.actions.as_slice() {
            [only] => text(only),
            several => list(several.iter().map(|action| text(action))),
        };
        let tests = object(self.tests.iter().map(|(key, value)| (&**key, text(value))));
        let statement = object([
            ("Effect", text("Allow")),
            ("Principal", object([("Federated", text(&self.principal))])),
            ("Action", action),
            ("Condition", object([("StringEquals", tests)])),
        ]);
        object([("Version", text("2012-10-17")), ("Statement", list([statement]))])
    }
}

fn principal(provider: &Provider, notes: &mut Vec<Words>) -> String {
    if let Some(known) = provider.arn() {
        return known;
    }
    // Clusters in China have addresses of their own.
    let of_china = provider.url.split('/').next().is_some_and(|host| host.ends_with(".amazonaws.com.cn"));
    let partition = provider.partition.as_deref().unwrap_or(if of_china { "aws-cn" } else { "aws" });
    let account = provider.account.as_deref().unwrap_or_else(|| {
        notes.push(format!("put the id of the role's account in place of `{ACCOUNT}`").into());
        ACCOUNT
    });
    format!("arn:{partition}:iam::{account}:oidc-provider/{}", provider.url)
}

/// What the policy tests of the token: each key is one that AWS has, with the value it has there.
fn tests(token: &Token, context: &Context) -> Result<Vec<(String, String)>, InputError> {
    let Provider { url, issuer, .. } = &context.provider;
    let key = |name: &str| format!("{url}:{name}");
    let value = |name: &str| match context.lookup(&key(name)).values() {
        Some([value]) => Some(value.clone().into_owned()),
        _ => None,
    };
    let identifiers = subject::identifiers(*issuer, &value("sub").unwrap_or_default());
    let takes = |name| issuer.is_none_or(|issuer| issuer.default_claims.contains(&name));
    let mut names = Vec::new();
    if takes("aud") {
        names.push("aud");
        if value("aud").is_none() {
            return Err(match context.lookup(&key("aud")).values() {
                Some(_) => unwritable(
                    "the token has no single audience: AWS refuses several without an `azp`, whatever the policy says",
                    "have the issuer put one audience into the token",
                ),
                None => unwritable(
                    "the token has no `aud`, which every policy should test",
                    "add `aud` to the claims",
                ),
            });
        }
    }
    // With `azp` the audience is under a key of its own.
    names.extend(["oaud"].iter().filter(|name| takes(**name) && token.claim("azp").is_some()));
    if takes("sub") {
        names.push("sub");
    }
    names.extend(identifiers);
    let tests: Vec<_> = names.iter().filter_map(|name| Some((key(name), value(name)?))).collect();
    let is_identified = value("sub").is_some() || !identifiers.is_empty() && tests.len() == names.len();
    if !is_identified {
        return Err(unwritable(
            "the token has no `sub`, so that a policy would let in every token of the issuer",
            "add `sub` to the claims",
        ));
    }
    Ok(tests)
}

fn note_subject(token: &Token, provider: &Provider, tests: &[(String, String)], notes: &mut Vec<Words>) {
    let subject = token.claim_text("sub").unwrap_or_default();
    if let Some((what, pattern)) = subject::varying(provider.issuer, subject) {
        notes.push(
            format!("`sub` names {what}, which another run has otherwise: to let those in, test it by `StringLike` with `{pattern}`")
                .into(),
        );
    }
    let identifiers = subject::identifiers(provider.issuer, subject);
    let is_tested = |name: &&str| tests.iter().any(|(key, _)| key.rsplit(':').next() == Some(*name));
    if !identifiers.is_empty() && !identifiers.iter().any(is_tested) && !subject.is_empty() {
        notes.push(
            format!(
                "`sub` has names only, which somebody else may take over one day: test `{}` as well",
                identifiers.join("` and `")
            )
            .into(),
        );
    }
    let audience = tests.iter().find(|(key, _)| key.ends_with(":aud"));
    if let Some((_, audience)) = audience.filter(|_| !provider.is_built_in()) {
        notes.push(
            format!(
                "the account needs an IAM OIDC provider for `https://{}` with the client ID `{audience}`",
                provider.url
            )
            .into(),
        );
    }
}

/// `text` of a claim has a character that IAM takes in no policy.
fn unsavable_character(token: &Token, text: &str, letter: char) -> InputError {
    // As the claim has it.
    let text = &*text.replace("${$}{", "${");
    let claim =
        token.claims.members().iter().find(|member| member.key.contains(text) || has(&member.node, text));
    let told = claim.map_or("what the policy names".to_owned(), |claim| format!("the claim `{}`", claim.key));
    let message = format!(
        "IAM takes no characters outside of Latin-1 in a policy, and {told} has U+{:04X}",
        u32::from(letter)
    );
    let error =
        unwritable(message, "have the issuer write it without that character, and ask for a new token");
    let place = claim.and_then(|claim| token.place(claim.span()));
    InputError { span: place.unwrap_or(error.span), ..error }
}

/// Whether that text stands anywhere in the value.
fn has(node: &Node<'_>, text: &str) -> bool {
    match &node.value {
        Value::Array(nodes) => nodes.iter().any(|node| has(node, text)),
        Value::Object(members) => {
            members.iter().any(|member| member.key.contains(text) || has(&member.node, text))
        }
        scalar => scalar.scalar_text().is_some_and(|own| own.contains(text)),
    }
}
