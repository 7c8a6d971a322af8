//! The token comes without the admin permissions that the policy offers.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{ADMIN_WEB, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ACCESS_TOKENS;
use crate::outcome::Outcome;
use crate::pulumi::decision;
use crate::pulumi::exchange::{AssumedField, Assumption, Basis, Part};
use crate::pulumi::explain::wording::number;
use crate::pulumi::policy::{Decision, TokenType};
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::hint("admin-not-requested", ACCESS_TOKENS);

/// That the token comes without the admin permissions that a policy offers: the request does not ask for
/// them. Where nobody said what is asked for, nobody knows.
pub(crate) fn remark(decision: &decision::Decision<'_>) -> Option<Finding> {
    let exchange = decision.exchange();
    let is_assumed = |assumption: &Assumption| {
        assumption.field == AssumedField::TokenType && assumption.basis != Basis::Login
    };
    let is_said = exchange.token_type == Some(TokenType::Organization)
        && !exchange.admin
        && !exchange.open.contains(&Part::Target)
        && !decision.completed.assumptions.iter().any(is_assumed);
    let mut offering = decision.trace.policies.iter().filter(|trace| {
        let allows = trace.policy.decision == Some(Decision::Allow) && trace.outcome == Outcome::Pass;
        is_said && allows && trace.policy.grants_admin()
    });
    let policy = offering.next()?.policy;
    let message = Message::new(
        format!("The token comes without the admin permissions that {} offers", number(policy)),
        "A policy that allows `admin` does not give it: an organization token has admin permissions only where the \
         request asks for scope `admin`.",
        "ask for scope `admin` if what follows needs it, such as creating stacks",
    );
    let span = policy.authorized_permissions.iter().find(|it| it.text == "admin").map(|it| it.span);
    Some(KIND.in_policy(decision.lines(), span.unwrap_or(policy.span), message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token comes without the admin permissions that the policy offers",
    why: "A policy that allows `admin` does not give it by itself: an organization token has admin permissions only where \
          the request asks for scope `admin`. Without them Pulumi Cloud answers 403 to what needs them, after an exchange \
          that worked.",
    help: "ask for scope `admin` if what follows needs it",
    example: main(ADMIN_WEB).with(r#"{"tokenType":"organization"}"#),
    near: main(ADMIN_WEB).with(r#"{"admin":true}"#),
};
