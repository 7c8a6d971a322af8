//! Policies that let in more than whom they name.

use crate::aws::lint::{audience, key, names, opening, shared};
use crate::finding::both;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, Written, lint};

const PULUMI: &str = "https://api.pulumi.com/oidc";
const GOOGLE: &str = "https://accounts.google.com";

const fn github(policy: &'static str) -> Written {
    lint(GITHUB, policy)
}

/// A statement that names one repository by its ids, and nobody else.
const ONE: &str = r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &both::NO_SUBJECT,
        title: "No condition tells whose token it is",
        why: "The provider in the principal issues the tokens of all its customers, and the audience is whatever somebody \
              asks for. Without a test of the subject, or of another claim that one cannot choose, each of them can \
              assume the role.",
        help: "test `sub` for the repository, the service account or the workspace that may have the role",
        example: github(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#),
        near: github(ONE),
    },
    Entry {
        kind: &both::ANYONE,
        title: "The pattern for the subject fits everybody's",
        why: "A `*` stands for everything, slashes and colons included. A pattern such as `repo:*` or \
              `repo:*:ref:refs/heads/main` tests the form of a subject and not whose it is.",
        help: "write the owner out, with the `/` or `:` that follows it, in front of the first wildcard",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:*:ref:refs/heads/main"}}"#,
        ),
        near: github(ONE),
    },
    Entry {
        kind: &both::OWNER_END,
        title: "A wildcard stands before the owner's name ends",
        why: "`repo:acme*` fits the repositories of `acme`, and those of `acme-evil`, which anybody can register. What \
              closes the name is the `/` after it, or the `@` before its id.",
        help: "put the `/` in front of the wildcard: `repo:acme/*`",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme*"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme@12/*"}}"#,
        ),
    },
    Entry {
        kind: &opening::NEGATED,
        title: "The statement says only whom it keeps out",
        why: "A test such as `StringNotLike` passes for everything it does not name, and for a key that is absent. Alone \
              in an Allow it lets in everybody else.",
        help: "say who may have the role, under `StringEquals` or `StringLike`",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_id":"34"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
        ),
    },
    Entry {
        kind: &opening::ACTOR,
        title: "A person is trusted, and not one repository",
        why: "`actor` is who started the run. It does not say whose code runs, and whoever runs a job again keeps the \
              name of the first. A workflow in any repository that this person starts gets the role.",
        help: "test the repository as well, under `sub`",
        example: github(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat"}}"#),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat","$url:sub":"repo:acme@12/web@34:environment:prod"}}"#,
        ),
    },
    Entry {
        kind: &opening::WORKFLOW,
        title: "A workflow file is trusted, and not one repository",
        why: "A reusable workflow in a public repository may be called from every other one. The token then belongs to the \
              caller, with `job_workflow_ref` naming the file.",
        help: "test the owner or the repository as well",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
        ),
    },
    Entry {
        kind: &both::BROAD,
        title: "Every repository of an owner, or every branch of a repository, gets in",
        why: "`repo:acme/*` trusts repositories that do not exist yet. `repo:acme/web:*` trusts every branch, tag, \
              environment and pull request, so that whoever can push a branch can have the role.",
        help: "name the branch or the environment that may have the role",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:ref:refs/heads/release/*"}}"#,
        ),
    },
    Entry {
        kind: &both::PULL_REQUESTS,
        title: "Pull requests get the role",
        why: "The code of a pull request runs before anybody has reviewed it. Whoever can push a branch to the repository \
              and open a pull request can do with the role what he likes.",
        help: "trust a branch or an environment, or give pull requests a role that can only read",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:pull_request"}}"#,
        ),
        near: github(ONE),
    },
    Entry {
        kind: &names::MUTABLE,
        title: "An owner or a project is trusted by its name alone",
        why: "Names are given anew: who renames or deletes an organization or a repository leaves its name to whoever \
              registers it next, and the policy trusts that one. Ids never pass on.",
        help: "test `repository_owner_id` and `repository_id` as well, or trust a subject that has the ids in it",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
        ),
        near: github(ONE),
    },
    Entry {
        kind: &audience::NONE,
        title: "No condition tests the audience",
        why: "The audience says for whom a token is meant. For a provider of your own the client IDs that are registered \
              with it test the audience, whichever they are at the time. Google, Amazon and Facebook have no such list, \
              so that a token made for any other application passes.",
        help: "test `aud`",
        example: lint(GOOGLE, r#"{"StringEquals":{"$url:sub":"117123456789012345678"}}"#),
        near: lint(GOOGLE, r#"{"StringEquals":{"$url:aud":"app","$url:sub":"117123456789012345678"}}"#),
    },
    Entry {
        kind: &audience::WILDCARD,
        title: "A wildcard stands in the audience",
        why: "With some issuers the audience is the name of the organization, and `contoso*` fits `contoso-evil` as well. \
              With others it is the service that a token is meant for, and a wildcard lets in tokens for another one.",
        help: "name the whole audience, under `StringEquals`",
        example: lint(PULUMI, r#"{"StringLike":{"$url:aud":"contoso*"}}"#),
        near: lint(
            PULUMI,
            r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
        ),
    },
    Entry {
        kind: &audience::UNDER_LIKE,
        title: "An audience without a wildcard is tested with `StringLike`",
        why: "It works like `StringEquals` until somebody adds a `*` and lets in audiences of others.",
        help: "use `StringEquals` for the audience",
        example: lint(
            PULUMI,
            r#"{"StringLike":{"$url:aud":"contoso","$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
        ),
        near: lint(
            PULUMI,
            r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
        ),
    },
    Entry {
        kind: &shared::CONTROL,
        title: "The statement does not test what AWS demands of this provider",
        why: "GitHub, GitLab, HCP Terraform and others issue the tokens of all their customers under one URL. Since 2025 IAM \
              saves no statement for them that does not test the key that tells the customers apart; one that was there \
              before stays as it is.",
        help: "test the key that AWS demands for the values of your own, mostly `sub`",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:repository_id":"34"}}"#,
        ),
        near: github(ONE),
    },
    Entry {
        kind: &key::FOR_ALL,
        title: "`ForAllValues` passes where there is no value",
        why: "`ForAllValues` demands something of every value of a key, which holds when there is none: the key is absent, \
              misspelt or of another provider. In an Allow the test then keeps nobody out.",
        help: "leave `ForAllValues:` away; the keys of identity providers have one value each",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"ForAllValues:StringEquals":{"$url:environment":"prod"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
        ),
    },
    Entry {
        kind: &key::IF_EXISTS,
        title: "`IfExists` passes where the key is absent",
        why: "A test with `IfExists` only counts where the key is there. Whoever has a token without the claim passes it, \
              and so does everybody where the key is misspelt or no condition key at all.",
        help: "leave `IfExists` away, or add a `Null` test with `\"false\"` for the key",
        example: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"StringEqualsIfExists":{"$url:environment":"prod"}}"#,
        ),
        near: github(
            r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
        ),
    },
];
