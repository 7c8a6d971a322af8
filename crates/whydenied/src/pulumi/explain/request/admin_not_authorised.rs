//! Admin permissions are asked for, and no policy grants them.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{ADMIN_WEB, WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::cause("admin-not-authorised", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Admin permissions are asked for, and no policy grants them",
    why: "An organization token has admin permissions only if the request asks for scope `admin` and a policy that matches \
          has `admin` among its `authorizedPermissions`.",
    help: "add `\"authorizedPermissions\": [\"admin\"]` to the policy, or leave scope `admin` out",
    example: main(WEB).with(r#"{"admin":true}"#),
    near: main(ADMIN_WEB).with(r#"{"admin":true}"#),
};
