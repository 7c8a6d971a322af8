//! A statement denies the request.

use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::Kind;
use crate::finding::page::EVALUATION;

pub(crate) static KIND: Kind = Kind::cause("explicit-deny", EVALUATION);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A statement denies the request",
    why: "A Deny that applies outweighs every Allow, in whatever order they stand. A negated test in it passes where \
          its key is absent, so that a Deny for one issuer often hits the tokens of all the others.",
    help: "narrow the Deny, or add a `Null` test with `\"false\"` so that it needs the key to be present",
    example: main(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"}}}]"#,
    ),
    near: main(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"},"Null":{"gitlab.com:sub":"false"}}}]"#,
    ),
};
