//! A placeholder of a template was never replaced.

use super::expression::{Expression, expression};
use super::output::output;
use crate::finding::entry::Entry;
use crate::finding::example::condition::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("unreplaced-placeholder", OPERATORS);

/// The cause: `placeholder` stands there, and `belongs` in its place.
pub(crate) fn cause(placeholder: &str, belongs: &str) -> Cause {
    let message = if output(placeholder).is_some() {
        Message::new(
            "A Pulumi Output was put into a string, so a warning stands in the place of its value",
            belongs.to_owned(),
            "make the policy once the value is known: `pulumi.jsonStringify`, `pulumi.interpolate` or `apply`",
        )
    } else if let Some(Expression { by, .. }) = expression(placeholder) {
        Message::new(format!("`{placeholder}` is filled in by {by}"), belongs.to_owned(), DEPLOYED)
    } else {
        Message::new(
            format!("The placeholder `{placeholder}` was never replaced"),
            belongs.to_owned(),
            "write the real value in its place",
        )
    };
    (&KIND, message)
}

/// The same of a policy alone.
pub(crate) fn without_token(placeholder: &str) -> Cause {
    let known = expression(placeholder).is_none();
    cause(placeholder, if known { "No token has it." } else { "What stands there then is not known here." })
}

/// The same of a value, in whose place the token has `actual`.
pub(crate) fn of_value(placeholder: &str, actual: &str) -> Cause {
    cause(placeholder, &format!("The token has `{actual}`."))
}

/// The same of a provider: the token's is `own`.
pub(crate) fn of_provider(placeholder: &str, own: &str) -> Cause {
    cause(placeholder, &format!("The token's provider is `{own}`."))
}

/// What to paste in the place of a template.
pub(crate) const DEPLOYED: &str = "paste the policy as it is deployed: `aws iam get-role --role-name ROLE`";

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A placeholder of a template was never replaced",
    why: "Documents and templates write `<AWS_ACCOUNT_ID>`, `YOUR_ORG` or `GitHubOrg` where a name of your own belongs. \
          An interpolation that came out empty, `${}`, is one as well, and so is the warning that Pulumi puts in the \
          place of an Output which a program turned into a string.",
    help: "write the real value in its place",
    example: main(r#"{"StringLike":{"$url:sub":"repo:<ORG>/<REPO>:*"}}"#),
    near: main(RIGHT),
};
