//! A trust policy must not have this element.

use super::objection::Objection;
use crate::aws::policy::Effect;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("prohibited-element", GRAMMAR);

/// A statement of this effect has `NotPrincipal`.
pub(crate) fn not_principal(effect: Option<Effect>) -> Objection {
    prohibited("NotPrincipal", "A role's trust policy names whom it trusts.")
        .access_analyzer("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL")
        .answered(match effect {
            Some(Effect::Deny) => "AssumeRole policy must not contain NotPrincipal field.",
            _ => "Allow with NotPrincipal is not allowed.",
        })
}

/// A statement has the element `name`: `Resource` or `NotResource`.
pub(crate) fn resource(name: &str) -> Objection {
    prohibited(name, "The role itself is the resource of its trust policy.")
        .access_analyzer("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE")
        .answered(match name {
            "Resource" => "Has prohibited field Resource",
            _ => "AssumeRole policy must not contain resources.",
        })
}

fn prohibited(element: &str, detail: &'static str) -> Objection {
    let title = format!("A trust policy must not have `{element}`");
    Objection::new(&KIND, Message::new(title, detail, "remove it"))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A trust policy must not have this element",
    why: "The role itself is the resource of its trust policy, so `Resource` has no place in it, and a trust policy says \
          whom it trusts, not whom it does not.",
    help: "remove the element",
    example: main(r#""Resource":"*""#),
    near: main(RIGHT),
};
