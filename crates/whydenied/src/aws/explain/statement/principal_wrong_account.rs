//! The policy names the provider of another account.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, ROLE, main};
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-wrong-account", PRINCIPAL);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy names the provider of another account",
    why: "AWS looks for the provider in the account that has the role. A provider of the same URL in another account \
          is another one, and so is one whose account is no account id.",
    help: "write the id of the account that has the role and the provider",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::210987654321:oidc-provider/$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#).with(ROLE),
    near: main(RIGHT).with(ROLE),
};
