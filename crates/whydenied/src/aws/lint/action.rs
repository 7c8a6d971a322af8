//! Actions of a statement that trusts identity providers.

pub(crate) mod broad_action;
pub(crate) mod redundant_action;
pub(crate) mod unknown_action;

use crate::aws::arn::Arn;
use crate::aws::explain::statement::wrong_action;
use crate::aws::policy::{Effect, Patterns, PrincipalType, Statement, Text};
use crate::aws::{ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::near_miss::distance::distance;
use crate::pattern::{Unit, covers};

crate::finding::entry::entries![broad_action, redundant_action, unknown_action,];

/// The actions of STS that a trust policy may speak of, and those that people mistake for one of them.
const KNOWN: &[&str] = &[
    ASSUME_ROLE,
    TAG_SESSION,
    SET_SOURCE_IDENTITY,
    "sts:SetContext",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoot",
    "sts:DecodeAuthorizationMessage",
    "sts:GetAccessKeyInfo",
    "sts:GetCallerIdentity",
    "sts:GetFederationToken",
    "sts:GetServiceBearerToken",
    "sts:GetSessionToken",
];

/// How many letters may be wrong in an action that another is taken for.
const SLIPS: usize = 3;

pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    let Some(actions) = &statement.action else { return };
    let unknown: Vec<_> = actions.patterns.iter().filter(|action| is_unknown(&action.text)).collect();
    for action in &unknown {
        let meant = KNOWN
            .iter()
            .map(|known| (distance(&action.text.to_ascii_lowercase(), &known.to_ascii_lowercase()), known))
            .filter(|(distance, _)| *distance <= SLIPS)
            .min();
        let help = match meant {
            Some((_, meant)) => format!("write `{meant}`"),
            None => format!("write `{ASSUME_ROLE}`"),
        };
        let message = Message::new(
            format!("STS has no action `{}`", action.text),
            "A name that no action has allows nothing.",
            help,
        );
        findings.mistake(&unknown_action::KIND, action.span, message);
    }
    if statement.effect == Some(Effect::Allow) && unknown.is_empty() && trusts_issuer(statement) {
        mismatched(actions, findings);
        broad(actions, findings);
    }
    redundant(actions, findings);
}

fn is_unknown(action: &str) -> bool {
    let of_sts = action.get(..4).is_some_and(|service| service.eq_ignore_ascii_case("sts:"));
    of_sts && !action.contains(['*', '?']) && !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(action))
}

fn trusts_issuer(statement: &Statement<'_>) -> bool {
    let entries = statement.principal.iter().flat_map(|principal| &principal.entries);
    entries.filter(|(kind, _)| *kind == PrincipalType::Federated).any(|(_, text)| is_issuer(text))
}

/// Whether it is meant for an OIDC provider, however it is written.
fn is_issuer(principal: &Text<'_>) -> bool {
    !Arn::parse(&principal.text).is_some_and(|arn| arn.resource.starts_with("saml-provider/"))
}

/// A statement for an identity provider that allows nothing an identity of it can do.
fn mismatched(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    if [ASSUME_ROLE, TAG_SESSION, SET_SOURCE_IDENTITY, "sts:SetContext"]
        .iter()
        .any(|action| actions.cover(action))
    {
        return;
    }
    let written = actions.patterns.first().map_or("", |action| &*action.text);
    let message = Message::new(
        format!("`{written}` does not go with an OIDC provider"),
        "OIDC tokens are exchanged by AssumeRoleWithWebIdentity, an action of its own.",
        format!("write `\"Action\": \"{ASSUME_ROLE}\"`"),
    );
    findings.mistake(&wrong_action::KIND, actions.span, message);
}

/// A wildcard or `NotAction` that lets in more than one means to.
fn broad(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    let wide = actions.patterns.iter().find(|action| {
        action.text.contains(['*', '?'])
            && KNOWN.iter().filter(|known| covers_action(&action.text, known)).nth(1).is_some()
    });
    let (written, span) = match wide {
        _ if actions.negated => ("NotAction", actions.span),
        Some(action) => (&*action.text, action.span),
        None => return,
    };
    if !actions.cover(ASSUME_ROLE) {
        return;
    }
    let message = Message::new(
        format!("`{written}` allows other actions of STS as well, future ones included"),
        "A statement for an identity provider needs AssumeRoleWithWebIdentity, and TagSession or SetSourceIdentity \
         where its tokens carry tags or a source identity.",
        format!("write `\"Action\": \"{ASSUME_ROLE}\"`"),
    );
    findings.mistake(&broad_action::KIND, span, message);
}

fn redundant(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    for (index, action) in actions.patterns.iter().enumerate() {
        let others = actions.patterns.iter().enumerate();
        // Once nothing is left to be compared, none of the many others is asked for.
        let mut compared =
            others.take_while(|(_, other)| findings.budget.compares(other.text.len(), action.text.len()));
        let wider = compared.find(|(other_index, other)| {
            let same = other.text.eq_ignore_ascii_case(&action.text);
            *other_index != index
                && covers_action(&other.text, &action.text)
                && (!same || *other_index < index)
        });
        if let Some((_, wider)) = wider {
            let message = Message::new(
                format!("`{}` adds nothing to `{}`", action.text, wider.text),
                "An action that another one covers changes nothing.",
                "remove it",
            );
            findings.mistake(&redundant_action::KIND, action.span, message);
        }
    }
}

pub(crate) fn covers_action(wide: &str, narrow: &str) -> bool {
    let units =
        |text: &str| text.chars().map(|letter| Unit::aws(letter.to_ascii_lowercase())).collect::<Vec<_>>();
    covers(&units(wide), &units(narrow))
}
