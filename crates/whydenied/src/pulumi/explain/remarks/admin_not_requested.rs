//! The token comes without the admin permissions that the policy offers.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{ADMIN_WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::ACCESS_TOKENS;

pub(crate) static KIND: Kind = Kind::hint("admin-not-requested", ACCESS_TOKENS);

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
