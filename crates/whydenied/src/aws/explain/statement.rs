//! Why a statement does not apply: its principal, its action, or that it denies.

pub(crate) mod explicit_deny;
pub(crate) mod no_allow_statement;
pub(crate) mod principal_bare_host;
pub(crate) mod principal_not_federated;
pub(crate) mod principal_saml;
pub(crate) mod principal_trailing_slash;
pub(crate) mod principal_url_scheme;
pub(crate) mod principal_wildcard;
pub(crate) mod principal_wrong_account;
pub(crate) mod principal_wrong_provider;
pub(crate) mod session_tags_not_allowed;
pub(crate) mod source_identity_not_allowed;
pub(crate) mod wrong_action;

use super::key::{Absence, is_slip, pulumi_version, slip};
use super::value::short_name;
use super::why;
use crate::Token;
use crate::aws::arn::Arn;
use crate::aws::context::{Context, is_aws_key};
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::policy::PrincipalType;
use crate::aws::principal::Relation;
use crate::aws::provider::Provider;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::placeholder;
use crate::near_miss::subject::pulumi::pulumi_issuer_v2;
use crate::outcome::Outcome;

crate::finding::entry::entries![
    explicit_deny,
    no_allow_statement,
    principal_bare_host,
    principal_not_federated,
    principal_saml,
    principal_trailing_slash,
    principal_url_scheme,
    principal_wildcard,
    principal_wrong_account,
    principal_wrong_provider,
    session_tags_not_allowed,
    source_identity_not_allowed,
    wrong_action,
];

/// The action that lets a web identity in.
pub(crate) const ASSUME: &str = "sts:AssumeRoleWithWebIdentity";

/// Whether the statement is about somebody else than the token's provider: it does not even come close.
pub(crate) fn is_elsewhere(trace: &StatementTrace<'_, '_>, provider: &Provider) -> bool {
    let written = written(trace);
    let url = Arn::parse(written).and_then(|arn| arn.provider_url());
    trace.principal.outcome == Outcome::Fail
        && trace.principal.relation >= Relation::OtherProvider
        && placeholder::find(written).is_none()
        && !url.is_some_and(|url| is_slip(url, &provider.url))
}

/// The entry of the principal that comes closest.
fn written<'p>(trace: &StatementTrace<'p, '_>) -> &'p str {
    let entry = trace.statement.principal.as_ref().zip(trace.principal.entry);
    let written = entry.and_then(|(principal, index)| principal.entries.get(index));
    written.map_or("", |(_, text)| &*text.text)
}

/// Why the principal of a statement is not the token's provider.
pub(crate) fn principal(trace: &StatementTrace<'_, '_>, provider: &Provider) -> Cause {
    let written = written(trace);
    let own = &provider.url;
    let wanted = provider.arn_beside(std::iter::once(written));
    let expect = format!("name the token's provider: `{{ \"Federated\": \"{wanted}\" }}`");
    let letter_by_letter =
        "The provider in a principal is compared letter by letter with the token's issuer.";
    // What a tool fills in is not what it fails for.
    let placeholder = placeholder::find(written).filter(|_| placeholder::expression(written).is_none());
    if let Some(placeholder) = placeholder {
        return placeholder::cause(placeholder, &format!("The token's provider is `{wanted}`."));
    }
    let url = Arn::parse(written).and_then(|arn| arn.provider_url()).unwrap_or_default();
    if let Some(message) = pulumi_version(url, own, expect.clone()) {
        return (&pulumi_issuer_v2::KIND, message);
    }
    match trace.principal.relation {
        Relation::OtherAccount => (&principal_wrong_account::KIND, other_account(written, provider, expect)),
        Relation::InvalidAccount => {
            let account = Arn::parse(written).map_or("", |arn| arn.account);
            let message = Message::new(
                format!("`{account}` in the principal is no account id"),
                "An account id has twelve digits.",
                "write the id of the account that has the role and the provider",
            );
            (&principal_wrong_account::KIND, message)
        }
        Relation::TrailingSlash => {
            let title = if own.ends_with('/') {
                "The issuer ends in `/`, the provider in the policy does not"
            } else {
                "The provider in the policy ends in `/`, the token's issuer does not"
            };
            (&principal_trailing_slash::KIND, Message::new(title, letter_by_letter, expect))
        }
        Relation::UrlScheme => {
            let title = "The provider's ARN has `https://` in it";
            (
                &principal_url_scheme::KIND,
                Message::new(title, "An ARN names the provider without `https://`.", expect),
            )
        }
        Relation::LetterCase => {
            let title = format!("The provider in the policy differs from `{own}` in letter case");
            (&principal_wrong_provider::KIND, Message::new(title, letter_by_letter, expect))
        }
        Relation::OtherPath => {
            let is_cluster = own.starts_with("oidc.eks.");
            let last = |url: &'_ str| url.rsplit_once('/').map_or(url, |(_, last)| last).to_owned();
            let title = if is_cluster {
                format!("The policy trusts the cluster `{}`, the pod runs in `{}`", last(url), last(own))
            } else {
                format!("The policy trusts `{url}`, the token is of `{own}`: same host, another path")
            };
            (
                &principal_wrong_provider::KIND,
                Message::new(title, "Each path is a provider of its own.", expect),
            )
        }
        Relation::BareHost => {
            let title = if provider.is_built_in() {
                format!("The policy trusts `{written}`, which AWS calls `{own}`")
            } else {
                format!("`{written}` in the principal needs its whole ARN")
            };
            let detail = "IAM saves a bare host, but only Google, Cognito, Amazon and Facebook are named so.";
            (&principal_bare_host::KIND, Message::new(title, detail, expect))
        }
        Relation::Wildcard => {
            let title = format!("A principal takes no wildcards, and `{written}` is one");
            (
                &principal_wildcard::KIND,
                Message::new(title, "A `*` cannot stand for a part of a name or ARN.", expect),
            )
        }
        Relation::OtherProvider => {
            let title = other_provider(written, url, own);
            (&principal_wrong_provider::KIND, Message::new(title, letter_by_letter, expect))
        }
        Relation::Saml => {
            let title = "The policy trusts a SAML provider, and the token is of an OIDC one";
            (&principal_saml::KIND, Message::new(title, format!("It names `{written}`."), expect))
        }
        Relation::Everyone => {
            let title = "A principal of `*` does not cover web identities";
            let detail =
                "AWS denied a web identity under `{\"AWS\": \"*\"}`; it must be named as `Federated`.";
            (&principal_not_federated::EVERYONE, Message::new(title, detail, expect))
        }
        _ if let Some(kind) = kind_of_provider(trace) => {
            let title = format!("The provider's ARN stands under `{kind}`, and belongs under `Federated`");
            let detail = format!("Under `{kind}`, `{written}` is no identity provider to AWS.");
            (&principal_not_federated::KIND, Message::new(title, detail, expect))
        }
        _ => {
            let title = "The statement trusts no identity provider".to_owned();
            let detail = if written.is_empty() {
                "It names nobody.".to_owned()
            } else {
                format!("It names `{written}`, and the caller is the token's provider.")
            };
            (&principal_not_federated::KIND, Message::new(title, detail, expect))
        }
    }
}

/// That the principal is another provider, or none.
fn other_provider(written: &str, url: &str, own: &str) -> String {
    let named = if url.is_empty() { written } else { url };
    if own.is_empty() {
        "The token does not say who issued it, so no provider can match".to_owned()
    } else if named.is_empty() {
        "The principal names nobody: it is empty".to_owned()
    } else if is_slip(url, own) {
        let (wrong, right) = slip(url, own);
        format!("The provider in the policy has `{wrong}` where the issuer has `{right}`")
    } else {
        format!("The policy trusts `{named}`, the token is of `{own}`")
    }
}

/// That the provider is another account's, or the same account's number in another partition.
fn other_account(written: &str, provider: &Provider, expect: String) -> Message {
    let (partition, account) = Arn::parse(written).map_or(("", ""), |arn| (arn.partition, arn.account));
    let own = provider.account.as_deref().unwrap_or_default();
    let own_partition = provider.partition.as_deref().unwrap_or_default();
    if account == own {
        return Message::new(
            format!(
                "The policy names a provider of partition `{partition}`, the role is in `{own_partition}`"
            ),
            "The partitions of AWS know nothing of each other: an ARN of one names nothing in another.",
            expect,
        );
    }
    Message::new(
        format!("The policy names the provider of account `{account}`, the role is in `{own}`"),
        "AWS looks for the provider in the role's own account.",
        expect,
    )
}

/// The type under which an identity provider's ARN stands where it is none.
fn kind_of_provider(trace: &StatementTrace<'_, '_>) -> Option<&'static str> {
    let principal = trace.statement.principal.as_ref()?;
    let (kind, text) = principal.entries.get(trace.principal.entry?)?;
    let is_provider = Arn::parse(&text.text).is_some_and(|arn| arn.provider_url().is_some());
    match kind {
        PrincipalType::Aws => Some("AWS"),
        PrincipalType::Service => Some("Service"),
        PrincipalType::Everyone | PrincipalType::Federated | PrincipalType::Other => None,
    }
    .filter(|_| is_provider)
}

/// Why a statement does not cover the action.
pub(crate) fn action(trace: &StatementTrace<'_, '_>, action: &str) -> Cause {
    let actions = trace.statement.action.as_ref();
    let written = actions.and_then(|actions| actions.patterns.first()).map_or("", |pattern| &*pattern.text);
    match action {
        "sts:TagSession" => (
            &session_tags_not_allowed::KIND,
            Message::new(
                "The token carries session tags, and no statement allows `sts:TagSession`",
                "AWS evaluates the trust policy once more for the tags, and denies the whole call.",
                "add `sts:TagSession` to the statement's actions",
            ),
        ),
        "sts:SetSourceIdentity" => (
            &source_identity_not_allowed::KIND,
            Message::new(
                "The token carries a source identity, and no statement allows `sts:SetSourceIdentity`",
                "AWS evaluates the trust policy once more for it, and denies the whole call.",
                "add `sts:SetSourceIdentity` to the statement's actions",
            ),
        ),
        _ => {
            let title = if written.is_empty() {
                "The statement allows no action".to_owned()
            } else if actions.is_some_and(|actions| actions.negated) {
                format!("`NotAction` leaves out `{ASSUME}`")
            } else {
                format!("The statement allows `{written}`, not `{ASSUME}`")
            };
            let message = Message::new(
                title,
                "OIDC tokens are exchanged by AssumeRoleWithWebIdentity, an action of its own.",
                format!("write `\"Action\": \"{ASSUME}\"`"),
            );
            (&wrong_action::KIND, message)
        }
    }
}

/// The one condition that makes a Deny apply, if it is one only. A `Null` test beside it is its guard.
pub(crate) fn deciding<'t, 'p, 'a>(trace: &'t StatementTrace<'p, 'a>) -> Option<&'t ConditionTrace<'p, 'a>> {
    let decides = |condition: &&ConditionTrace<'_, '_>| {
        trace.conditions.len() == 1 || condition.reason != Reason::Presence
    };
    let mut deciding = trace.conditions.iter().filter(decides);
    deciding.next().filter(|_| deciding.next().is_none())
}

/// That a statement denies whoever lacks a key, which may be everyone.
fn denies_without(statement: &str, key: &str, token: &Token, context: &Context) -> String {
    match Absence::of(key, token, context) {
        Absence::NotAKey(claim) | Absence::NoSuchKey(claim) => {
            format!("{statement} denies every token: AWS makes no condition key of `{claim}`")
        }
        Absence::NeverPresent => format!("{statement} denies every token: no such request has `{key}`"),
        _ => format!("{statement} denies tokens without `{}`, such as this one", short_name(key)),
    }
}

/// That a statement denies the request.
pub(crate) fn denies(trace: &StatementTrace<'_, '_>, token: &Token, context: &Context) -> Cause {
    let name = trace.statement.sid.as_ref().filter(|sid| !sid.text.is_empty()).map_or_else(
        || format!("Statement {}", trace.statement.index + 1),
        |sid| format!("The statement `{}`", sid.text),
    );
    let absent = |condition: &ConditionTrace<'_, '_>| {
        matches!(condition.reason, Reason::Absent | Reason::AbsentIfExists)
    };
    let outweighs = "A Deny that applies outweighs every Allow, in whatever order they stand.";
    let (title, detail, help) = match deciding(trace) {
        Some(deciding) if absent(deciding) => (
            denies_without(&name, &deciding.condition.key.text, token, context),
            format!("A negated test passes where its key is absent. {outweighs}"),
            "add a `Null` test with `\"false\"` for the key, so that the Deny needs it to be present",
        ),
        Some(deciding) => (
            format!(
                "{name} denies this {} for its `{}`",
                if is_aws_key(&deciding.condition.key.text) { "request" } else { "token" },
                short_name(&deciding.condition.key.text)
            ),
            format!("{}. {outweighs}", capital(&why::condition(deciding, token, context))),
            "narrow the Deny, or use a token that it does not cover",
        ),
        None if trace.conditions.is_empty() => (
            format!("{name} denies this request, whatever the token says"),
            outweighs.to_owned(),
            "narrow the Deny by a condition, or remove it",
        ),
        None => (
            format!("{name} denies this request: all its conditions hold"),
            outweighs.to_owned(),
            "narrow the Deny, or use a token that it does not cover",
        ),
    };
    (&explicit_deny::KIND, Message::new(title, detail, help))
}

/// A sentence with a capital at its start.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()
    })
}

/// That nothing allows the request at all.
pub(crate) fn no_allow() -> Cause {
    let message = Message::new(
        "The policy has no Allow statement",
        "Without an Allow that applies every request is denied.",
        format!("add a statement that allows `{ASSUME}` to the token's provider"),
    );
    (&no_allow_statement::KIND, message)
}
