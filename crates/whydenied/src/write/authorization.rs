//! An authorization policy of Pulumi Cloud for one token.

use super::subject;
use super::unwritable::unwritable;
use crate::Token;
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::issuer::{self, Issuer};
use crate::json::Value;
use crate::pulumi::{Exchange, TokenType};
use crate::report::{InputError, Words};
use crate::write::literal::{list, object, text};

/// What stands for an organization or a target that is not known.
const ORGANIZATION: &str = "<ORGANIZATION>";

/// A policy that allows, and its issuer.
#[derive(Clone, Debug)]
pub(super) struct Authorization {
    pub(super) organization: String,
    pub(super) url: String,
    /// A name for the issuer.
    pub(super) name: &'static str,
    token_type: TokenType,
    target: Option<String>,
    admin: bool,
    rules: Vec<(String, String)>,
}

impl Authorization {
    pub(super) fn of(token: &Token, exchange: &Exchange, notes: &mut Vec<Words>) -> Result<Self, InputError> {
        let url = exchange.registration.url.clone().or_else(|| token.claim_text("iss").map(str::to_owned));
        let Some(url) = url else {
            return Err(unwritable(
                "the token does not say who issued it: it has no `iss`",
                "add `iss` to the claims, or give the issuer's URL",
            ));
        };
        let issuer = issuer::recognise(&url);
        let rules = rules(token, issuer)?;
        let (token_type, target) = target(exchange, notes);
        let audience = rules.first().and_then(|(_, audience)| audience.strip_prefix(ORGANIZATION_AUDIENCE));
        let organization = exchange.organization.clone().or_else(|| audience.map(str::to_owned));
        let organization = organization.unwrap_or_else(|| {
            notes.push(format!("put the name of the organization in place of `{ORGANIZATION}`").into());
            ORGANIZATION.to_owned()
        });
        note_rules(&rules, issuer, notes);
        Ok(Self {
            organization,
            url,
            name: issuer.map_or("issuer", |issuer| issuer.id),
            token_type,
            target,
            admin: exchange.admin && token_type == TokenType::Organization,
            rules,
        })
    }

    /// The policy.
    pub(super) fn policy(&self) -> Value<'static> {
        let mut fields = vec![("decision", text("allow")), ("tokenType", text(self.token_type.name()))];
        if let (Some(field), Some(target)) = (self.token_type.target_field(), &self.target) {
            fields.push((field, text(target)));
        }
        // The API's description demands the field of every policy.
        let permissions = self.admin.then(|| text("admin"));
        fields.push(("authorizedPermissions", list(permissions)));
        fields.push(("rules", object(self.rules.iter().map(|(path, value)| (&**path, text(value))))));
        object(fields)
    }
}

/// What the token must say: every pattern is the value that it has.
fn rules(token: &Token, issuer: Option<&Issuer>) -> Result<Vec<(String, String)>, InputError> {
    let single = |name: &str| match token.claim(name) {
        Some(Value::Array(values)) => values.first().and_then(|value| value.value.as_str()),
        Some(value) => value.scalar_text(),
        None => None,
    };
    let Some(audience) = single("aud") else {
        return Err(unwritable(
            "the token has no `aud`, which every policy should test",
            "add `aud` to the claims",
        ));
    };
    let Some(subject) = single("sub") else {
        return Err(unwritable(
            "the token has no `sub`, so that a policy would let in every token of the issuer",
            "add `sub` to the claims",
        ));
    };
    let mut rules = vec![("aud".to_owned(), audience.to_owned()), ("sub".to_owned(), subject.to_owned())];
    let identifiers = subject::identifiers(issuer, subject).iter();
    rules.extend(
        identifiers.filter_map(|name| Some(((*name).to_owned(), token.claim_text(name)?.to_owned()))),
    );
    Ok(rules)
}

/// The type of token and for whom it is.
fn target(exchange: &Exchange, notes: &mut Vec<Words>) -> (TokenType, Option<String>) {
    let named = [
        (TokenType::Team, &exchange.team),
        (TokenType::Personal, &exchange.user),
        (TokenType::Runner, &exchange.runner),
    ];
    let of =
        |token_type| named.into_iter().find(|(own, _)| *own == token_type).and_then(|(_, name)| name.clone());
    let implied = named.into_iter().find(|(_, name)| name.is_some()).map(|(token_type, _)| token_type);
    let token_type = exchange.token_type.or(implied).unwrap_or(TokenType::Organization);
    if exchange.token_type.or(implied).is_none() && !exchange.admin {
        notes.push("it is for organization tokens, as nothing else was asked for".into());
    }
    let Some(field) = token_type.target_field() else { return (token_type, None) };
    let target = of(token_type).unwrap_or_else(|| {
        let placeholder = format!(
            "<{}>",
            token_type.scope_prefix().unwrap_or_default().trim_end_matches(':').to_uppercase()
        );
        notes.push(format!("put the name in place of `{placeholder}` in `{field}`").into());
        placeholder
    });
    (token_type, Some(target))
}

fn note_rules(rules: &[(String, String)], issuer: Option<&Issuer>, notes: &mut Vec<Words>) {
    for (path, value) in rules {
        if value.contains(['*', '?']) {
            notes.push(format!("`{path}` has `*` or `?` in it, which Pulumi reads as wildcards: there is no way to escape them").into());
        } else if value.contains('.') {
            notes.push(format!("each dot in `{path}` also lets in any other character in its place: Pulumi has no way to escape it").into());
        }
    }
    let subject = rules.iter().find(|(path, _)| path == "sub").map_or("", |(_, subject)| subject);
    if let Some((what, pattern)) = subject::varying(issuer, subject) {
        notes.push(
            format!(
                "`sub` names {what}, which another run has otherwise: to let those in, write `{pattern}`"
            )
            .into(),
        );
    }
    notes.push("a PATCH replaces all policies of the issuer: keep the others in the list, and change the one that denies everything".into());
}
