//! One part of the subject is another one than the policy expects.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;
use crate::near_miss::subject::subjects::{Differing, Subjects};

pub(crate) static KIND: Kind = Kind::cause("subject-part-mismatch", KEYS);

/// A part differs, of whatever issuer.
pub(crate) fn cause(it: &Subjects<'_>, differing: &Differing<'_>) -> Cause {
    let Differing { part, wanted } = differing;
    let (name, value) = (part.words(), part.value);
    let message = Message::new(
        format!("The token is for the {name} `{value}`, the policy trusts `{wanted}`"),
        format!("The whole subject is `{}`.", it.actual),
        format!("use a token for the {name} `{wanted}`, or trust `{value}`"),
    );
    (&KIND, message)
}

/// Found where the two differ by the braces that Bitbucket puts around its ids.
pub(crate) fn braces_of_bitbucket(it: &Subjects<'_>, differing: &Differing<'_>) -> Option<Cause> {
    let Differing { part, wanted } = differing;
    let value = part.value;
    let alike = || value.trim_matches(['{', '}']) == wanted.trim_end_matches('*');
    (it.issuer == "bitbucket" && alike()).then(|| {
        let message = Message::new(
            format!("Bitbucket writes the {} in braces, `{value}`, the policy does not", part.words()),
            format!("The whole subject is `{}`.", it.actual),
            format!("write `{value}`"),
        );
        (&KIND, message)
    })
}

/// Found where the token is the first of the two that a job of `CircleCI` has, and the policy expects the second: its
/// subject goes on where that of the first ends.
pub(crate) fn version_of_circleci(it: &Subjects<'_>, differing: &Differing<'_>) -> Option<Cause> {
    const GOES_ON: &str = "/vcs-origin/";
    let (first, second) = ("`CIRCLE_OIDC_TOKEN`", "`CIRCLE_OIDC_TOKEN_V2`");
    let is_second = |subject: &str| subject.contains(GOES_ON);
    let is_of_user = it.issuer == "circleci" && differing.part.name == "USER_ID";
    if !is_of_user || is_second(it.actual) || !is_second(it.expected) {
        return None;
    }
    let message = Message::new(
        format!("The policy is for CircleCI's V2 token, {second}, and the job sent the V1 token"),
        format!(
            "The subject of {first} ends at the user; that of {second} goes on with the repository and the ref."
        ),
        format!("send {second}, or end the value at the user, in `/user/*`"),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "One part of the subject is another one than the policy expects",
    why: "The subject is made of parts, such as organization, project and workspace. The report names the part that \
          differs.",
    help: "use a token for the trusted part, or trust the one that the token has",
    example: gitlab(
        r#""sub":"project_path:acme/team/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:main"}}"#,
    ),
    near: gitlab(
        r#""sub":"project_path:acme/team/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:sub":"project_path:acme/team/web:ref_type:branch:ref:main"}}"#,
    ),
};
