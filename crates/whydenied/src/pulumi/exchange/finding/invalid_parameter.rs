//! A parameter of the request has a value that it does not take.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::{EXCHANGE, LOGIN};
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("invalid-parameter", EXCHANGE).but(Confidence::Inferred);
pub(crate) static TEAM_AND_USER: Kind = KIND.citing(LOGIN).but(Confidence::Observed);

/// A value that the parameter does not take.
pub(crate) fn cause(name: &str, written: &str, takes: &str) -> Cause {
    let message = Message::new(
        format!("`{name}` is `{written}`, which it does not take"),
        format!("It takes `{takes}`."),
        format!("write `{takes}`"),
    );
    (&KIND, message)
}

/// A scope that Pulumi does not document.
pub(crate) fn unknown_scope(scope: &str) -> Cause {
    let message = Message::new(
        format!("`{scope}` is no scope that Pulumi documents"),
        "There are `admin`, `team:NAME`, `user:LOGIN` and `runner:NAME`.",
        match meant_scope(scope) {
            Some(meant) => format!("write `{meant}`"),
            None => "write one of these".to_owned(),
        },
    );
    (&KIND, message)
}

/// The scope that is meant by one without a name, or in other letters.
fn meant_scope(written: &str) -> Option<String> {
    let (kind, name) = written.split_once(':').unwrap_or((written, ""));
    let (prefix, whom) = match &*kind.to_ascii_lowercase() {
        "admin" => return Some("admin".to_owned()),
        "team" => ("team:", "NAME"),
        "user" | "personal" => ("user:", "LOGIN"),
        "runner" => ("runner:", "NAME"),
        _ => return None,
    };
    Some([prefix, if name.is_empty() { whom } else { name }].concat())
}

/// A scope after another one that names a different team, user or runner.
pub(crate) fn second_scope(scope: &str) -> Cause {
    let message = Message::new(
        format!("`{scope}` is a second scope of its kind, an exchange is for one"),
        "A token is for one team, one user or one runner.",
        "keep one of them, and exchange the token again for the other",
    );
    (&KIND, message)
}

/// A `pulumi login` with `--oidc-team` and `--oidc-user`.
pub(crate) fn team_and_user_flags() -> Cause {
    let message = Message::new(
        "Both a team and a user are given, an exchange is for one of them",
        "`pulumi login` answers: only one of team or user may be specified for token exchange",
        "leave `--oidc-team` or `--oidc-user` out",
    );
    (&KIND, message)
}

/// A `pulumi login` whose flags and whose token's `scope` name a team and a user together.
pub(crate) fn team_and_user(team: &str, user: &str) -> Cause {
    let message = Message::new(
        format!("Both team `{team}` and user `{user}` are named, an exchange is for one of them"),
        "`pulumi login` takes what its flags do not say from the token's `scope`, and stops at both.",
        "leave the flag out, or have the token issued without the other in its `scope`",
    );
    (&TEAM_AND_USER, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A parameter of the request has a value that it does not take",
    why: "`audience` is `urn:pulumi:org:ORG`, `requested_token_type` a URN, `expiration` a number of seconds, `scope` is \
          `admin` or names a team, a user or a runner.",
    help: "write a value that the parameter takes",
    example: asked(form!(
        "audience=acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
