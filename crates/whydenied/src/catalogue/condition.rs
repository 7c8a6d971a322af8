//! Conditions whose key is there and whose value does not match.

use crate::aws::explain::value;
use crate::aws::explain::value::audience;
use crate::aws::explain::value::form;
use crate::finding::both;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, IDP, Written, aws};
use crate::near_miss::placeholder;

/// A run for the branch `main` of `acme/web` under that policy.
const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, policy)
}

const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &both::LETTER_CASE,
        title: "The value differs from the policy in letter case only",
        why: "`StringEquals` and `StringLike` tell capitals from small letters. GitHub, GitLab and the others \
              put names into the token in the letter case in which they were created, whatever the address \
              bar shows.",
        help: "write the value as the token has it, or use `StringEqualsIgnoreCase` where there is no wildcard",
        example: aws(
            GITHUB,
            r#""sub":"repo:Acme/web:ref:refs/heads/main""#,
            r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
        ),
        near: aws(
            GITHUB,
            r#""sub":"repo:Acme/web:ref:refs/heads/main""#,
            r#"{"StringEqualsIgnoreCase":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
        ),
    },
    Entry {
        kind: &form::WILDCARD,
        title: "A `*` under `StringEquals` is a plain star",
        why: "`StringEquals` compares letter by letter, so that a `*` or `?` in its value stands for itself only. \
              No token has a star there, so the condition never holds.",
        help: "use `StringLike` for a value with wildcards",
        example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &both::STRAY,
        title: "A value has a space or an invisible character in it",
        why: "White space at an end, a no-break space from a web page, a zero-width space from a chat, quotes inside of the \
              quotes: they are hard to see, and the comparison is letter by letter.",
        help: "write the value anew",
        example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main "}}"#),
        near: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#),
    },
    Entry {
        kind: &both::SLASH,
        title: "The values differ by a slash at the end",
        why: "An audience that looks like an address is a text like any other here: with and without a slash at its end it \
              is two audiences.",
        help: "write the value as the token has it",
        example: aws(
            "https://gitlab.com",
            r#""aud":"https://gitlab.com","sub":"project_path:acme/web:ref_type:branch:ref:main""#,
            r#"{"StringEquals":{"$url:aud":"https://gitlab.com/"}}"#,
        ),
        near: aws(
            "https://gitlab.com",
            r#""aud":"https://gitlab.com","sub":"project_path:acme/web:ref_type:branch:ref:main""#,
            r#"{"StringEquals":{"$url:aud":"https://gitlab.com"}}"#,
        ),
    },
    Entry {
        kind: &both::PARTIAL,
        title: "The policy's value is only a part of the token's",
        why: "The whole value is compared, from its first letter to its last, also under `StringLike`. A subject that goes on \
              after the repository or the pipeline needs a `*` at the end of the pattern.",
        help: "write the whole value, or put a `*` where the rest is",
        example: aws(
            "https://agent.buildkite.com",
            r#""sub":"organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3a:step:deploy""#,
            r#"{"StringEquals":{"$url:sub":"organization:acme:pipeline:web"}}"#,
        ),
        near: aws(
            "https://agent.buildkite.com",
            r#""sub":"organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3a:step:deploy""#,
            r#"{"StringLike":{"$url:sub":"organization:acme:pipeline:web:*"}}"#,
        ),
    },
    Entry {
        kind: &audience::AUDIENCE,
        title: "The token is meant for another audience than the policy wants",
        why: "The job asks for a token for an audience; without asking it gets the issuer's own, such as \
              `https://github.com/OWNER`. The policy compares it letter by letter.",
        help: "request the token for the audience that the policy names, mostly `sts.amazonaws.com`",
        example: aws(
            GITHUB,
            r#""aud":"https://github.com/acme","sub":"repo:acme/web:ref:refs/heads/main""#,
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
        ),
        near: main(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#),
    },
    Entry {
        kind: &audience::IS_AZP,
        title: "The token has an `azp`, which AWS takes for its audience",
        why: "Tokens of Google and of Entra name in `azp` the party they were issued to. Where it is there, `:aud` is tested \
              against it, and the `aud` claim stands under `:oaud`.",
        help: "test `:oaud`, or expect the value of `azp`",
        example: aws(
            "https://accounts.google.com",
            r#""aud":"sts.amazonaws.com","azp":"1142","sub":"1142""#,
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
        ),
        near: aws(
            "https://accounts.google.com",
            r#""aud":"sts.amazonaws.com","azp":"1142","sub":"1142""#,
            r#"{"StringEquals":{"$url:oaud":"sts.amazonaws.com"}}"#,
        ),
    },
    Entry {
        kind: &placeholder::PLACEHOLDER,
        title: "A placeholder of a template was never replaced",
        why: "Documents and templates write `<AWS_ACCOUNT_ID>`, `YOUR_ORG` or `GitHubOrg` where a name of your own belongs. \
              An interpolation that came out empty, `${}`, is one as well, and so is the warning that Pulumi puts in the \
              place of an Output which a program turned into a string.",
        help: "write the real value in its place",
        example: main(r#"{"StringLike":{"$url:sub":"repo:<ORG>/<REPO>:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &value::RULED_OUT,
        title: "The policy rules this value out",
        why: "Under a negated operator such as `StringNotLike` no listed value may match, and one does.",
        help: "remove the value from the list if this token is to be let in",
        example: main(r#"{"StringNotLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:*"]}}"#),
        near: main(r#"{"StringNotLike":{"$url:sub":"repo:acme/api:*"}}"#),
    },
    Entry {
        kind: &value::MISMATCH,
        title: "The value is another one than the policy expects",
        why: "The policy lists the values that it lets in, and the request has none of them. The report shows the closest one, \
              and where the two part.",
        help: "change the value in the policy, or what the token says",
        example: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":"service-b"}}"#),
        near: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":["service-b","service-a"]}}"#),
    },
];
