//! Admin permissions are asked for, and no policy grants them.

use super::unfit::Unfit;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::{ADMIN_WEB, WEB, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::pulumi::explain::wording::number;
use crate::pulumi::target::Relation;

pub(crate) static KIND: Kind = Kind::cause("admin-not-authorised", EXCHANGE);

/// Scope `admin`, where the nearest policy does not grant admin permissions.
pub(crate) fn cause(unfit: &Unfit<'_>) -> Option<Cause> {
    (unfit.nearest.target.relation == Relation::AdminNotGranted).then(|| {
        let named = number(unfit.policy());
        let message = Message::new(
            format!("Admin permissions are asked for, and {named} does not grant them"),
            unfit.and_rules("Scope `admin` needs a policy that allows it explicitly."),
            "add `\"authorizedPermissions\": [\"admin\"]` to the policy, or leave scope `admin` out",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Admin permissions are asked for, and no policy grants them",
    why: "An organization token has admin permissions only if the request asks for scope `admin` and a policy that matches \
          has `admin` among its `authorizedPermissions`.",
    help: "add `\"authorizedPermissions\": [\"admin\"]` to the policy, or leave scope `admin` out",
    example: main(WEB).with(r#"{"admin":true}"#),
    near: main(ADMIN_WEB).with(r#"{"admin":true}"#),
};
