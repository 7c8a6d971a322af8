//! The token has a session tag that a session cannot have.

use super::refused::Refused;
use crate::aws::session::{MAX_KEY_LENGTH, MAX_TAGS, MAX_VALUE_LENGTH, TagLimit};
use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::SESSION_TAGS;

pub(crate) static KIND: Kind = Kind::cause("session-tag-limit", SESSION_TAGS);

/// The token's session tags are beyond a limit. What STS answers is not known.
pub(crate) fn refused(limit: &TagLimit) -> Refused {
    let title = match limit {
        TagLimit::Count(count) => format!("The token has {count} session tags, a session takes {MAX_TAGS}"),
        TagLimit::Key(key) => {
            format!("The session tag `{key}` needs a key of 1 to {MAX_KEY_LENGTH} characters")
        }
        TagLimit::Value(key) => {
            format!("The value of the session tag `{key}` has over {MAX_VALUE_LENGTH} characters")
        }
        TagLimit::Repeated(key) => format!("The session tag `{key}` is there twice"),
        TagLimit::Reserved(key) => {
            format!("The session tag `{key}` starts with `aws:`, which is reserved")
        }
    };
    let message = Message::new(
        title,
        "Keys of session tags are unique whatever their letter case, and have one value each.",
        "have the issuer put other tags into the token",
    );
    Refused { kind: &KIND, message, answer: None }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has a session tag that a session cannot have",
    why: "A session has up to 50 tags, with keys of up to 128 and values of up to 256 characters; keys are unique \
          whatever their letter case, and do not start with `aws:`.",
    help: "have the issuer put other tags into the token",
    example: asking_more(
        r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"aws:team":["web"]}}"#,
    ),
    near: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"team":["web"]}}"#),
};
