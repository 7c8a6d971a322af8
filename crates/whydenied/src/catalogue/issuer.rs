//! Subjects and audiences that only their issuer's own rules explain.

use crate::aws::explain::value;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, GITHUB, Written, aws};
use crate::near_miss::subject::{github, kubernetes, part, pulumi};

const GITLAB: &str = "https://gitlab.com";
const TERRAFORM: &str = "https://app.terraform.io";
const PULUMI: &str = "https://api.pulumi.com/oidc";
const PULUMI_V2: &str = "https://api.pulumi.com/oidc/v2";
const VERCEL: &str = "https://oidc.vercel.com/acme";
const COGNITO: &str = "https://cognito-identity.amazonaws.com";

const ON_MAIN: &str = r#""sub":"repo:acme/web:ref:refs/heads/main""#;
const IN_PROD: &str = r#""sub":"repo:acme/web:environment:prod","environment":"prod""#;
const FOR_MAIN: &str = r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#;
const FOR_PROD: &str = r#"{"StringEquals":{"$url:sub":"repo:acme/web:environment:prod"}}"#;

const fn gitlab(subject: &'static str, policy: &'static str) -> Written {
    aws(GITLAB, subject, policy)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &github::ENVIRONMENT_REPLACES_REF,
        title: "The job has an environment, so its subject names that and not the branch",
        why: "As soon as a job declares `environment:`, GitHub puts `environment:NAME` at the end of `sub` in place of the \
              ref. A policy that expects `ref:refs/heads/main` then matches nothing.",
        help: "trust `environment:NAME` in the policy, or drop `environment:` from the job",
        example: aws(GITHUB, IN_PROD, FOR_MAIN),
        near: aws(GITHUB, IN_PROD, FOR_PROD),
    },
    Entry {
        kind: &github::PULL_REQUEST,
        title: "The run was started by a pull request, so its subject names no branch",
        why: "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch. Everyone who can open a pull \
              request from a branch of the repository gets that subject.",
        help: "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
        example: aws(GITHUB, r#""sub":"repo:acme/web:pull_request""#, FOR_MAIN),
        near: aws(GITHUB, ON_MAIN, FOR_MAIN),
    },
    Entry {
        kind: &github::BRANCH_OR_TAG,
        title: "A tag is no branch, and a ref is written in full",
        why: "Branches are `refs/heads/NAME`, tags are `refs/tags/NAME`. A pattern for one does not match the other, and \
              neither does the bare name.",
        help: "write the ref as the token has it",
        example: aws(
            GITHUB,
            r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
            r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/heads/*"}}"#,
        ),
        near: aws(
            GITHUB,
            r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
            r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/tags/*"}}"#,
        ),
    },
    Entry {
        kind: &github::IMMUTABLE,
        title: "The subject has the repository's numeric ids and the policy has not, or the reverse",
        why: "Repositories that were created, renamed or moved since 15 July 2026 have subjects such as \
              `repo:OWNER@ID/REPO@ID:…`, so that nobody can take over a name. Older ones keep theirs until they opt in.",
        help: "expect the subject as the token has it, ids included",
        example: aws(
            GITHUB,
            r#""sub":"repo:acme@1042/web@77230:ref:refs/heads/main""#,
            r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
        near: aws(
            GITHUB,
            r#""sub":"repo:acme@1042/web@77230:ref:refs/heads/main""#,
            r#"{"StringLike":{"$url:sub":"repo:acme@1042/web@77230:*"}}"#,
        ),
    },
    Entry {
        kind: &github::CUSTOMISED,
        title: "The subject is customised, and the policy expects the usual one, or the reverse",
        why: "An organization or a repository can choose which claims make up `sub`. The subject is then a row of names and \
              values, such as `repository_owner:acme:repository_visibility:private`.",
        help: "write the policy for the subject as the token has it, or reset the subject to its default",
        example: aws(
            GITHUB,
            r#""sub":"repository_owner:acme:repository_visibility:private""#,
            r#"{"StringLike":{"$url:sub":"repo:acme/*"}}"#,
        ),
        near: aws(
            GITHUB,
            r#""sub":"repository_owner:acme:repository_visibility:private""#,
            r#"{"StringLike":{"$url:sub":"repository_owner:acme:*"}}"#,
        ),
    },
    Entry {
        kind: &github::FORM,
        title: "The policy ends in something that no subject of GitHub ends in",
        why: "After the repository a usual subject has `environment:NAME`, `pull_request`, `ref:refs/heads/BRANCH` or \
              `ref:refs/tags/TAG`. A branch alone, or a ref without `ref:`, is never there.",
        help: "write one of these four endings",
        example: aws(GITHUB, ON_MAIN, r#"{"StringEquals":{"$url:sub":"repo:acme/web:refs/heads/main"}}"#),
        near: aws(GITHUB, ON_MAIN, FOR_MAIN),
    },
    Entry {
        kind: &github::REPOSITORY,
        title: "The job runs in another repository than the policy trusts",
        why: "The subject starts with the repository in which the workflow runs: in a fork that is the fork, in a reusable \
              workflow the caller. After a rename it is the new name.",
        help: "run the job in the trusted repository, or trust this one",
        example: aws(GITHUB, r#""sub":"repo:acme/api:ref:refs/heads/main""#, FOR_MAIN),
        near: aws(GITHUB, ON_MAIN, FOR_MAIN),
    },
    Entry {
        kind: &github::REF,
        title: "The run is for another branch or tag than the policy trusts",
        why: "The subject names the ref that the run is for. A `?` in the policy stands for exactly one character, a `*` for \
              any number.",
        help: "run the job for the trusted ref, or trust this one",
        example: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/dev""#, FOR_MAIN),
        near: aws(GITHUB, ON_MAIN, FOR_MAIN),
    },
    Entry {
        kind: &github::ENVIRONMENT,
        title: "The job runs in another environment than the policy trusts, or in none",
        why: "The subject names the deployment environment that the job declares with `environment:`. A colon in its name is \
              written `%3A`.",
        help: "change `environment:` of the job, or trust the one it has",
        example: aws(GITHUB, r#""sub":"repo:acme/web:environment:staging""#, FOR_PROD),
        near: aws(GITHUB, IN_PROD, FOR_PROD),
    },
    Entry {
        kind: &part::GITLAB_REF_TYPE,
        title: "GitLab's subjects have `ref_type:branch` or `ref_type:tag` only",
        why: "A pipeline runs for a branch or for a tag; one of a merge request counts as one for a branch. Any other \
              `ref_type` in a policy matches nothing.",
        help: "write `ref_type:branch` or `ref_type:tag`",
        example: gitlab(
            r#""sub":"project_path:acme/web:ref_type:branch:ref:main""#,
            r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:merge_request:ref:*"}}"#,
        ),
        near: gitlab(
            r#""sub":"project_path:acme/web:ref_type:branch:ref:main""#,
            r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:*"}}"#,
        ),
    },
    Entry {
        kind: &part::GITLAB_BRANCH_OR_TAG,
        title: "The job runs for a tag and the policy trusts branches, or the reverse",
        why: "GitLab's subject says in `ref_type` which of the two the job runs for.",
        help: "trust the one that the job runs for, or both: `ref_type:*`",
        example: gitlab(
            r#""sub":"project_path:acme/web:ref_type:tag:ref:v1""#,
            r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:*"}}"#,
        ),
        near: gitlab(
            r#""sub":"project_path:acme/web:ref_type:tag:ref:v1""#,
            r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:tag:ref:*"}}"#,
        ),
    },
    Entry {
        kind: &kubernetes::NAMESPACE,
        title: "The pod runs in another namespace than the policy trusts",
        why: "The subject of a pod's token is `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`. A namespace that Pulumi named \
              has a random ending unless `metadata.name` is set.",
        help: "run the pod in the trusted namespace, or trust this one",
        example: aws(
            EKS,
            r#""sub":"system:serviceaccount:staging:s3""#,
            r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
        ),
        near: aws(
            EKS,
            r#""sub":"system:serviceaccount:apps:s3""#,
            r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
        ),
    },
    Entry {
        kind: &kubernetes::SERVICE_ACCOUNT,
        title: "The pod uses another service account than the policy trusts",
        why: "The subject of a pod's token is `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`. A pod without \
              `serviceAccountName` uses `default`.",
        help: "set `serviceAccountName` in the pod, or trust the one it uses",
        example: aws(
            EKS,
            r#""sub":"system:serviceaccount:apps:default""#,
            r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
        ),
        near: aws(
            EKS,
            r#""sub":"system:serviceaccount:apps:default""#,
            r#"{"StringLike":{"$url:sub":"system:serviceaccount:apps:*"}}"#,
        ),
    },
    Entry {
        kind: &value::AMR,
        title: "The user signed in another way than the policy wants",
        why: "Cognito puts `unauthenticated` into `amr` for guests, or `authenticated` and the name of the provider by which \
              the user signed in. Each identity pool has a role for either.",
        help: "use the identity pool's role for such users, or list the value",
        example: aws(
            COGNITO,
            r#""aud":"pool","sub":"id","amr":["unauthenticated"]"#,
            r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringLike":{"$url:amr":"authenticated"}}"#,
        ),
        near: aws(
            COGNITO,
            r#""aud":"pool","sub":"id","amr":["authenticated","graph.facebook.com"]"#,
            r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringLike":{"$url:amr":"authenticated"}}"#,
        ),
    },
    Entry {
        kind: &part::RUN_PHASE,
        title: "The token is of another phase of the run than the policy trusts",
        why: "The subject of HCP Terraform ends in `run_phase:plan` or `run_phase:apply`. Both phases assume the role, so \
              that a policy for one of them fails in the other.",
        help: "use `StringLike` and end the value in `run_phase:*`, or set a role of its own for each phase",
        example: aws(
            TERRAFORM,
            r#""aud":"aws.workload.identity","sub":"organization:acme:project:infra:workspace:web:run_phase:plan""#,
            r#"{"StringEquals":{"$url:sub":"organization:acme:project:infra:workspace:web:run_phase:apply"}}"#,
        ),
        near: aws(
            TERRAFORM,
            r#""aud":"aws.workload.identity","sub":"organization:acme:project:infra:workspace:web:run_phase:plan""#,
            r#"{"StringLike":{"$url:sub":"organization:acme:project:infra:workspace:web:run_phase:*"}}"#,
        ),
    },
    Entry {
        kind: &part::VERCEL_ENVIRONMENT,
        title: "The deployment is in another environment than the policy trusts",
        why: "The subject of a Vercel token ends in `development`, `preview` or `production`. Every branch but the production \
              branch is a preview.",
        help: "deploy to the trusted environment, or trust this one",
        example: aws(
            VERCEL,
            r#""aud":"https://vercel.com/acme","sub":"owner:acme:project:web:environment:preview""#,
            r#"{"StringEquals":{"$url:sub":"owner:acme:project:web:environment:production"}}"#,
        ),
        near: aws(
            VERCEL,
            r#""aud":"https://vercel.com/acme","sub":"owner:acme:project:web:environment:production""#,
            r#"{"StringEquals":{"$url:sub":"owner:acme:project:web:environment:production"}}"#,
        ),
    },
    Entry {
        kind: &part::PART,
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
    },
    Entry {
        kind: &pulumi::YAML,
        title: "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
        why: "`pulumi up` opens the environments that a stack imports as one without a name. The subject ends in the literal \
              text `<yaml>`, and not in the environment's name.",
        help: "expect that subject as well, or open the environment by its name",
        example: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:<yaml>""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
        near: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:<yaml>""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:<yaml>"}}"#,
        ),
    },
    Entry {
        kind: &pulumi::AUDIENCE,
        title: "Pulumi's audience is `ORG` here and `aws:ORG` there",
        why: "Pulumi Deployments and environments of the old project `default` use the organization's name for the audience, \
              environments in other projects `aws:` and the name. It is in lower case.",
        help: "expect the audience that the token has",
        example: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
        near: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
    },
    Entry {
        kind: &pulumi::ISSUER_V2,
        title: "The token is of Pulumi's other issuer",
        why: "Environments that use `fn::open::oidc` have tokens of `https://api.pulumi.com/oidc/v2`. To AWS that is another \
              provider than `https://api.pulumi.com/oidc`, with an ARN, keys and subjects of its own.",
        help: "create a provider for the token's issuer, and name it in the policy and its keys",
        example: aws(
            PULUMI_V2,
            r#""aud":"aws","sub":"pulumi:org:4f1e:env:8c0b""#,
            r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/api.pulumi.com/oidc"}"#,
        ),
        near: aws(
            PULUMI_V2,
            r#""aud":"aws","sub":"pulumi:org:4f1e:env:8c0b""#,
            r#"{"StringEquals":{"$url:sub":"pulumi:org:4f1e:env:8c0b"}}"#,
        ),
    },
    Entry {
        kind: &pulumi::KIND,
        title: "The token is of an environment and the policy trusts deployments, or the reverse",
        why: "Deployments and environments of Pulumi Cloud share the issuer but not the form of the subject: \
              `pulumi:deploy:…` and `pulumi:environments:…`.",
        help: "add a statement for the other kind",
        example: aws(
            PULUMI,
            r#""aud":"acme","sub":"pulumi:environments:org:acme:env:prod""#,
            r#"{"StringLike":{"$url:aud":"acme","$url:sub":"pulumi:deploy:org:acme:project:Core:*"}}"#,
        ),
        near: aws(
            PULUMI,
            r#""aud":"acme","sub":"pulumi:deploy:org:acme:project:Core:stack:dev:operation:update:scope:write""#,
            r#"{"StringLike":{"$url:aud":"acme","$url:sub":"pulumi:deploy:org:acme:project:Core:*"}}"#,
        ),
    },
    Entry {
        kind: &pulumi::ATTRIBUTES,
        title: "The environment chooses the attributes that make up its subject",
        why: "With `subjectAttributes` the subject starts with `pulumi:environments:pulumi.organization.login:ORG` and goes on \
              with the attributes in their order. Without them it is `pulumi:environments:org:ORG:env:…`.",
        help: "expect the subject that the attributes make, or change them in the environment",
        example: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:pulumi.organization.login:acme:currentEnvironment.name:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
        near: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
    },
    Entry {
        kind: &pulumi::ENVIRONMENT,
        title: "The token opens another environment than the policy trusts",
        why: "The subject names the environment that was opened, with its project: `PROJECT/ENVIRONMENT`. Only environments of \
              the old project `default` stand alone.",
        help: "open the trusted environment, or trust this one",
        example: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:prod"}}"#,
        ),
        near: aws(
            PULUMI,
            r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
            r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
        ),
    },
];
