//! Why a statement does not apply: its principal, its action, or that it denies.

use super::rule::{PRINCIPAL, Rule, SESSION_TAGS, Said, say};
use super::value::placeholder;
use crate::aws::arn::Arn;
use crate::aws::evaluate::StatementTrace;
use crate::aws::principal::Relation;
use crate::aws::provider::Provider;
use crate::outcome::Confidence;

const ACTION: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html";
const EVALUATION: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html";

static WRONG_ACTION: Rule = Rule::cause("wrong-action", ACTION);
static TAGS_NOT_ALLOWED: Rule = Rule::cause("session-tags-not-allowed", SESSION_TAGS);
static IDENTITY_NOT_ALLOWED: Rule = Rule::cause("source-identity-not-allowed", SESSION_TAGS);
static EXPLICIT_DENY: Rule = Rule::cause("explicit-deny", EVALUATION);
static NO_ALLOW: Rule = Rule::cause("no-allow-statement", EVALUATION);
static NOT_FEDERATED: Rule = Rule::cause("principal-not-federated", PRINCIPAL);
static EVERYONE: Rule = Rule::cause("principal-not-federated", PRINCIPAL).but(Confidence::Observed);
static WRONG_PROVIDER: Rule = Rule::cause("principal-wrong-provider", PRINCIPAL);
static WRONG_ACCOUNT: Rule = Rule::cause("principal-wrong-account", PRINCIPAL);
static PLACEHOLDER: Rule = Rule::cause("unreplaced-placeholder", PRINCIPAL);
static BARE_HOST: Rule = Rule::cause("principal-bare-host", PRINCIPAL);
static URL_SCHEME: Rule = Rule::cause("principal-url-scheme", PRINCIPAL);
static TRAILING_SLASH: Rule = Rule::cause("principal-trailing-slash", PRINCIPAL);
static SAML: Rule = Rule::cause("principal-saml", PRINCIPAL);
static WILDCARD: Rule = Rule::cause("principal-wildcard", PRINCIPAL);

/// The action that lets a web identity in.
pub(super) const ASSUME: &str = "sts:AssumeRoleWithWebIdentity";

/// Why the principal of a statement is not the token's provider.
pub(super) fn principal(trace: &StatementTrace<'_, '_>, provider: &Provider) -> (&'static Rule, Said) {
    let entry = trace.statement.principal.as_ref().zip(trace.principal.entry);
    let written = entry.and_then(|(principal, index)| principal.entries.get(index));
    let written = written.map_or("", |(_, text)| &*text.text);
    let own = &provider.url;
    let wanted = provider.arn().unwrap_or_else(|| format!("arn:aws:iam::ACCOUNT:oidc-provider/{own}"));
    let expect = format!("name the token's provider: `{{ \"Federated\": \"{wanted}\" }}`");
    let letter_by_letter =
        "The provider in a principal is compared letter by letter with the token's issuer.";
    match trace.principal.relation {
        Relation::OtherAccount => {
            let account = Arn::parse(written).map_or("", |arn| arn.account);
            let own = provider.account.as_deref().unwrap_or_default();
            let said = say(
                format!("The policy names the provider of account `{account}`, the role is in `{own}`"),
                "AWS looks for the provider in the role's own account.",
                expect,
            );
            (&WRONG_ACCOUNT, said)
        }
        Relation::InvalidAccount => {
            let account = Arn::parse(written).map_or("", |arn| arn.account);
            let found = placeholder(written).unwrap_or(account);
            let said = say(
                format!("`{found}` in the principal is no account id"),
                "An account id has twelve digits. Was a placeholder never replaced?",
                "write the id of the account that has the role and the provider",
            );
            (&PLACEHOLDER, said)
        }
        Relation::TrailingSlash => {
            let title = if own.ends_with('/') {
                "The issuer ends in `/`, the provider in the policy does not"
            } else {
                "The provider in the policy ends in `/`, the token's issuer does not"
            };
            (&TRAILING_SLASH, say(title, letter_by_letter, expect))
        }
        Relation::UrlScheme => {
            let title = "The provider's ARN has `https://` in it";
            (&URL_SCHEME, say(title, "An ARN names the provider without `https://`.", expect))
        }
        Relation::LetterCase => {
            let title = format!("The provider in the policy differs from `{own}` in letter case");
            (&WRONG_PROVIDER, say(title, letter_by_letter, expect))
        }
        Relation::OtherPath => {
            let title = "The policy trusts the same host as the token's issuer, but another path";
            let detail = format!("The token's provider is `{own}`; each path is a provider of its own.");
            (&WRONG_PROVIDER, say(title, detail, expect))
        }
        Relation::BareHost => {
            let title = format!("`{written}` in the principal needs its whole ARN");
            let detail = "IAM saves a bare host, but only Google, Cognito, Amazon and Facebook are named so.";
            (&BARE_HOST, say(title, detail, expect))
        }
        Relation::Wildcard => {
            let title = format!("`{written}` has a wildcard, which a principal does not know");
            (&WILDCARD, say(title, "A `*` cannot stand for a part of a name or ARN.", expect))
        }
        Relation::OtherProvider => {
            let title = if own.is_empty() {
                "The token does not say who issued it, so no provider can match".to_owned()
            } else {
                format!("The policy trusts another identity provider than `{own}`")
            };
            let detail = format!("It names `{written}`.");
            (&WRONG_PROVIDER, say(title, detail, expect))
        }
        Relation::Saml => {
            let title = "The policy trusts a SAML provider, the token is of an OIDC one";
            (&SAML, say(title, format!("It names `{written}`."), expect))
        }
        Relation::Everyone => {
            let title = "A principal of `*` does not cover web identities";
            let detail =
                "AWS denied a web identity under `{\"AWS\": \"*\"}`; it must be named as `Federated`.";
            (&EVERYONE, say(title, detail, expect))
        }
        _ => {
            let title = "The statement trusts no identity provider".to_owned();
            let detail = if written.is_empty() {
                "It names nobody.".to_owned()
            } else {
                format!("It names `{written}`, and the caller is the token's provider.")
            };
            (&NOT_FEDERATED, say(title, detail, expect))
        }
    }
}

/// Why a statement does not cover the action.
pub(super) fn action(trace: &StatementTrace<'_, '_>, action: &str) -> (&'static Rule, Said) {
    let actions = trace.statement.action.as_ref();
    let written = actions.and_then(|actions| actions.patterns.first()).map_or("", |pattern| &*pattern.text);
    match action {
        "sts:TagSession" => (
            &TAGS_NOT_ALLOWED,
            say(
                "The token carries session tags, and no statement allows `sts:TagSession`",
                "AWS evaluates the trust policy once more for the tags, and denies the whole call.",
                "add `sts:TagSession` to the statement's actions",
            ),
        ),
        "sts:SetSourceIdentity" => (
            &IDENTITY_NOT_ALLOWED,
            say(
                "The token carries a source identity, and no statement allows `sts:SetSourceIdentity`",
                "AWS evaluates the trust policy once more for it, and denies the whole call.",
                "add `sts:SetSourceIdentity` to the statement's actions",
            ),
        ),
        _ => {
            let title = if actions.is_some_and(|actions| actions.negated) {
                format!("`NotAction` leaves out `{ASSUME}`")
            } else {
                format!("The statement allows `{written}`, not `{ASSUME}`")
            };
            let said = say(
                title,
                "OIDC tokens are exchanged by AssumeRoleWithWebIdentity, an action of its own.",
                format!("write `\"Action\": \"{ASSUME}\"`"),
            );
            (&WRONG_ACTION, said)
        }
    }
}

/// That a statement denies the request.
pub(super) fn denies(trace: &StatementTrace<'_, '_>) -> (&'static Rule, Said) {
    let name = trace.statement.sid.as_ref().map_or_else(
        || format!("Statement {}", trace.statement.index + 1),
        |sid| format!("Statement `{}`", sid.text),
    );
    let absent = trace.conditions.iter().all(|condition| {
        condition.reason == crate::aws::evaluate::Reason::Absent
            || condition.reason == crate::aws::evaluate::Reason::AbsentIfExists
    });
    let detail = if absent && !trace.conditions.is_empty() {
        "Its conditions hold because the keys they test are absent, and a Deny outweighs every Allow."
    } else {
        "A Deny that applies outweighs every Allow, in whatever order they stand."
    };
    let help = if absent && !trace.conditions.is_empty() {
        "add a `Null` test with `\"false\"` for the key, so that the Deny needs it to be present"
    } else {
        "narrow the Deny, or use a token that it does not cover"
    };
    (&EXPLICIT_DENY, say(format!("{name} denies this request explicitly"), detail, help))
}

/// That nothing allows the request at all.
pub(super) fn no_allow() -> (&'static Rule, Said) {
    let said = say(
        "The policy has no Allow statement",
        "Without an Allow that applies every request is denied.",
        format!("add a statement that allows `{ASSUME}` to the token's provider"),
    );
    (&NO_ALLOW, said)
}
