//! The `Sid` is empty.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::hint(
    "empty-sid",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
)
.access_analyzer("EMPTY_SID_VALUE");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The `Sid` is empty",
    why: "A `Sid` is for people to tell statements apart.",
    help: "name the statement, or leave `Sid` out",
    example: github(r#""Sid":"""#),
    near: github(r#""Sid":"deploy""#),
};
