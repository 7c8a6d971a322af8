//! Principals that no web identity has, or that are written so that none matches.

pub(crate) mod redundant_principal;

use super::value::is_plain_placeholder;
use crate::aws::ASSUME_ROLE;
use crate::aws::arn::Arn;
use crate::aws::explain::statement::{
    principal_bare_host, principal_not_federated, principal_saml, principal_trailing_slash,
    principal_url_scheme, principal_wildcard, principal_wrong_provider,
};
use crate::aws::policy::{Effect, Policy, Principal, PrincipalType, Statement, Text};
use crate::finding::collected::Findings;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::placeholder;
use crate::{issuer, order};

crate::finding::entry::entries![redundant_principal,];

pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    let Some(principal) = statement.principal.as_ref().filter(|principal| !principal.negated) else { return };
    if statement.effect == Some(Effect::Allow) {
        for (_, text) in principal.entries.iter().filter(|(kind, _)| *kind == PrincipalType::Federated) {
            if let Some((rule, message)) = federated(&text.text) {
                findings.mistake(rule, text.span, message);
            }
        }
        mismatched(statement, principal, findings);
    }
    let named = principal.entries.iter().map(|(kind, text)| format!("{kind:?} {}", text.text));
    let named: Vec<_> = named.collect();
    for (_, text) in
        order::stood_before(&named).zip(&principal.entries).filter_map(|(again, it)| again.then_some(it))
    {
        let message = Message::new(
            format!("`{}` is named twice", text.text),
            "The second time changes nothing.",
            "remove it",
        );
        findings.mistake(&redundant_principal::KIND, text.span, message);
    }
}

/// A role that is not for identity providers at all.
pub(crate) fn lint_all(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    let allowing = || policy.statements.iter().filter(|it| it.effect == Some(Effect::Allow));
    // What has no principal, or a wrong one, is told as such.
    let may_be_for_one = |statement: &Statement<'_>| {
        statement.principal.as_ref().is_none_or(|principal| {
            principal.negated || principal.entries.is_empty() || principal.entries.iter().any(is_for_one)
        })
    };
    let is_told = findings.mistakes.iter().any(|found| found.code == principal_not_federated::KIND.code);
    let mut trusted = allowing().filter_map(|statement| statement.principal.as_ref());
    let mut trusted = trusted.by_ref().flat_map(|principal| &principal.entries);
    let Some((_, first)) = trusted.next().filter(|_| !is_told && !allowing().any(may_be_for_one)) else {
        return;
    };
    let others = if trusted.next().is_some() { " and others" } else { "" };
    let message = Message::new(
        format!("No identity provider can assume this role, which trusts `{}`{others}", first.text),
        "A token lets in whom a statement names as `Federated`, with the action `sts:AssumeRoleWithWebIdentity`.",
        "if the role is for tokens, add a statement for their provider; if not, paste the policy of the one that is",
    );
    findings.mistake(&principal_not_federated::HINT, first.span, message);
}

/// Whether the principal may stand for an identity provider, however it is written.
fn is_for_one((kind, text): &(PrincipalType, Text<'_>)) -> bool {
    match kind {
        PrincipalType::Federated | PrincipalType::Everyone | PrincipalType::Other => true,
        PrincipalType::Aws | PrincipalType::Service => {
            text.text == "*" || text.text.contains("oidc-provider/")
        }
    }
}

/// Why no token's provider is this one.
fn federated(written: &str) -> Option<Cause> {
    const LIKE: &str = "`arn:aws:iam::ACCOUNT:oidc-provider/URL`, the URL without `https://`";
    let name_it = || format!("name the provider by its ARN: {LIKE}");
    if let Some(placeholder) = placeholder::find(written).filter(|found| is_plain_placeholder(found)) {
        return Some(placeholder::without_token(placeholder));
    }
    if written.contains(['*', '?']) {
        let title = format!("`{written}` has a wildcard, which a principal does not know");
        return Some((
            &principal_wildcard::KIND,
            Message::new(title, "A `*` cannot stand for a part of a name or ARN.", name_it()),
        ));
    }
    let Some(arn) = Arn::parse(written) else {
        let built_in =
            issuer::recognise(written).is_some_and(|issuer| issuer.built_in) && !written.contains("://");
        let title = format!("`{written}` in the principal needs its whole ARN");
        let detail = "IAM saves a bare host, but only Google, Cognito, Amazon and Facebook are named so.";
        return (!built_in).then(|| (&principal_bare_host::KIND, Message::new(title, detail, name_it())));
    };
    let Some(url) = arn.provider_url() else {
        let is_saml = arn.resource.starts_with("saml-provider/");
        let title = format!("`{written}` is no identity provider");
        let detail = "`Federated` names an OIDC or a SAML provider of IAM.";
        return (!is_saml).then(|| (&principal_wrong_provider::KIND, Message::new(title, detail, name_it())));
    };
    if !arn.has_account_id() || !arn.has_known_partition() {
        let message = Message::new(
            format!("`{}` in the principal is no account id", arn.account),
            "An account id has twelve digits. Was a placeholder never replaced?",
            "write the id of the account that has the role and the provider",
        );
        return Some((&placeholder::unreplaced_placeholder::KIND, message));
    }
    if url.starts_with("https://") {
        let title = "The provider's ARN has `https://` in it";
        return Some((
            &principal_url_scheme::KIND,
            Message::new(title, "An ARN names the provider without `https://`.", name_it()),
        ));
    }
    misspelt(url)
}

/// A URL that comes so close to a known issuer's that it must be meant.
fn misspelt(url: &str) -> Option<Cause> {
    if issuer::recognise(url).is_some() {
        return None;
    }
    let with_slash = format!("{url}/");
    let without = url.trim_end_matches('/');
    let known = [without, &with_slash].into_iter().find_map(|url| Some((issuer::recognise(url)?, url)));
    if let Some((issuer, meant)) = known {
        let name = issuer.name;
        let title = if meant.ends_with('/') {
            format!("The issuer of {name} ends in `/`, the provider in the policy does not")
        } else {
            format!("The provider in the policy ends in `/`, the issuer of {name} does not")
        };
        let message = Message::new(
            title,
            "The provider in a principal is compared letter by letter with the token's issuer.",
            format!("write `…:oidc-provider/{meant}`"),
        );
        return Some((&principal_trailing_slash::KIND, message));
    }
    let lower = url.to_ascii_lowercase();
    let issuer = issuer::recognise(&lower)?;
    let message = Message::new(
        format!("The provider differs from that of {} in letter case", issuer.name),
        "The provider in a principal is compared letter by letter with the token's issuer.",
        format!("write `…:oidc-provider/{lower}`"),
    );
    Some((&principal_wrong_provider::KIND, message))
}

/// A statement for web identities that names nobody who is one.
fn mismatched(statement: &Statement<'_>, principal: &Principal<'_>, findings: &mut Findings<'_>) {
    let Some(actions) = statement.action.as_ref() else { return };
    // What also lets in roles, services or SAML users may be meant for them.
    if !actions.cover(ASSUME_ROLE)
        || ["sts:AssumeRole", "sts:AssumeRoleWithSAML"].iter().any(|action| actions.cover(action))
    {
        return;
    }
    let is_issuer = |(kind, text): &(PrincipalType, Text<'_>)| {
        *kind == PrincipalType::Federated
            && !Arn::parse(&text.text).is_some_and(|arn| arn.resource.starts_with("saml-provider/"))
    };
    let Some((kind, first)) = principal.entries.first().filter(|_| !principal.entries.iter().any(is_issuer))
    else {
        return;
    };
    let expect =
        "name the identity provider: `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/URL\" }`";
    let written = &first.text;
    let (rule, message) = match kind {
        PrincipalType::Federated => {
            let title = "The action is for OIDC tokens, the principal is a SAML provider".to_owned();
            (&principal_saml::KIND, Message::new(title, format!("It names `{written}`."), expect))
        }
        PrincipalType::Aws if written == "*" => {
            let detail =
                "AWS denied a web identity under `{\"AWS\": \"*\"}`; it must be named as `Federated`.";
            (
                &principal_not_federated::EVERYONE,
                Message::new("A principal of `*` does not cover web identities", detail, expect),
            )
        }
        // Told as a problem of the document.
        PrincipalType::Everyone | PrincipalType::Other => return,
        PrincipalType::Aws | PrincipalType::Service => {
            let detail = "A web identity has no AWS identity yet: the caller is the token's provider.";
            (
                &principal_not_federated::KIND,
                Message::new(format!("`{written}` is no identity provider"), detail, expect),
            )
        }
    };
    findings.mistake(rule, first.span, message);
}
