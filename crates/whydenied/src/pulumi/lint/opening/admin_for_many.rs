//! Admin permissions for more than one project.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::warning("admin-for-many", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Admin permissions for more than one project",
    why: "Whoever may run a job in any project that the rules let in can ask for scope `admin`, and then do anything in the \
          organization.",
    help: "grant `admin` by a policy for the one project that needs it",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
};
