//! A value has a space or an invisible character in it.

use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("stray-character", OPERATORS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value has a space or an invisible character in it",
    why: "White space at an end, a no-break space from a web page, a zero-width space from a chat, quotes inside of the \
          quotes: they are hard to see, and the comparison is letter by letter.",
    help: "write the value anew",
    example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main "}}"#),
    near: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#),
};
