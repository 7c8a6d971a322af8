//! How issuers write their tokens, by their own documents. It is set down here a second time, so that the
//! engine's opinion of who is a stranger is not asked.

/// How an issuer writes its tokens: `<…>` is what varies.
pub(super) struct Grammar {
    /// What its URL starts with, and ends in.
    issuer: (&'static str, &'static str),
    /// The forms of a subject, with what makes each another than the others, in a word. Parts that end in
    /// ` id` are the numbers of those before them.
    pub(super) subjects: &'static [(&'static str, &'static str)],
    /// Claims that say the same as the subject.
    pub(super) claims: &'static [(&'static str, &'static str)],
    /// Claims that are the numbers of parts of the subject.
    pub(super) numbers: &'static [(&'static str, &'static str)],
    /// Claims that stand beside the subject, each with what another token may have there.
    pub(super) beside: &'static [(&'static str, &'static str)],
    /// Whether whoever requests a token chooses whom it is for; else that names whose it is.
    pub(super) any_audience: bool,
    /// The parts of the subject that the next run of the same job has otherwise.
    pub(super) passing: &'static [(&'static str, Next)],
    /// The claims beside it that the next run has otherwise, each with what it may have.
    pub(super) of_run: &'static [(&'static str, &'static str)],
}

/// What a part is in the next run.
#[derive(Clone, Copy)]
pub(super) enum Next {
    /// This.
    Is(&'static str),
    /// The other of two.
    Other(&'static str, &'static str),
    /// If it is the name of a version, the next version.
    Version,
    /// If it is a whole ref, that of the next pull request in the merge queue, or of the next version.
    Ref,
    /// The branch of the next pull request in the merge queue, if it is one of the queue.
    Queue,
}

/// Parts that are one of few words.
pub(super) const WORDS: &[(&str, &[&str])] = &[
    ("ref type", &["branch", "tag"]),
    ("run phase", &["plan", "apply"]),
    ("operation", &["preview", "update", "refresh", "destroy", "plan", "apply"]),
];

const GITHUB: Grammar = Grammar {
    issuer: ("token.actions.", ""),
    subjects: &[
        ("branch", "repo:<owner>@<owner id>/<repository>@<repository id>:ref:refs/heads/<branch>"),
        ("tag", "repo:<owner>@<owner id>/<repository>@<repository id>:ref:refs/tags/<tag>"),
        ("environment", "repo:<owner>@<owner id>/<repository>@<repository id>:environment:<environment>"),
        ("pull request", "repo:<owner>@<owner id>/<repository>@<repository id>:pull_request"),
        ("branch", "repo:<owner>/<repository>:ref:refs/heads/<branch>"),
        ("tag", "repo:<owner>/<repository>:ref:refs/tags/<tag>"),
        ("environment", "repo:<owner>/<repository>:environment:<environment>"),
        ("pull request", "repo:<owner>/<repository>:pull_request"),
    ],
    claims: &[
        ("repository", "<owner>/<repository>"),
        ("repository_owner", "<owner>"),
        ("environment", "<environment>"),
        ("ref", "refs/heads/<branch>"),
        ("ref", "refs/tags/<tag>"),
    ],
    numbers: &[("repository_owner_id", "owner"), ("repository_id", "repository")],
    passing: &[("branch", Next::Queue), ("tag", Next::Version)],
    of_run: &[
        ("sha", "fedcba9876543210fedcba9876543210fedcba98"),
        ("run_id", "900000011"),
        ("run_number", "900000012"),
        ("run_attempt", "2"),
        ("job_workflow_sha", "fedcba9876543210fedcba9876543210fedcba98"),
        ("workflow_sha", "fedcba9876543210fedcba9876543210fedcba98"),
        ("head_ref", "another-topic"),
        ("jti", "another-token"),
    ],
    beside: &[
        ("actor", "mallory"),
        ("actor_id", "900000007"),
        ("enterprise_id", "900000008"),
        ("job_workflow_ref", "mallory/ci/.github/workflows/steal.yml@refs/heads/main"),
        ("workflow", "steal"),
    ],
    any_audience: true,
};

const GITHUB_SERVER: Grammar = Grammar { issuer: ("", "/_services/token"), ..GITHUB };

const GITLAB: Grammar = Grammar {
    issuer: ("gitlab", ""),
    subjects: &[("ref", "project_path:<group>/<project>:ref_type:<ref type>:ref:<ref>")],
    claims: &[
        ("project_path", "<group>/<project>"),
        ("namespace_path", "<group>"),
        ("ref_type", "<ref type>"),
        ("ref", "<ref>"),
    ],
    numbers: &[("namespace_id", "group"), ("project_id", "project")],
    passing: &[("ref", Next::Version)],
    of_run: &[
        ("pipeline_id", "900000011"),
        ("job_id", "900000012"),
        ("runner_id", "900000013"),
        ("sha", "fedcba9876543210fedcba9876543210fedcba98"),
        ("jti", "another-token"),
    ],
    beside: &[
        ("pipeline_source", "merge_request_event"),
        ("ref_protected", "false"),
        ("runner_environment", "self-hosted"),
        ("user_access_level", "guest"),
        ("user_email", "mallory@example.com"),
        ("user_id", "900000007"),
        ("user_login", "mallory"),
    ],
    any_audience: true,
};

const KUBERNETES: Grammar = Grammar {
    issuer: ("", ""),
    subjects: &[("service account", "system:serviceaccount:<namespace>:<service account>")],
    claims: &[],
    numbers: &[],
    beside: &[],
    any_audience: true,
    passing: &[],
    of_run: &[("jti", "another-token")],
};

const TERRAFORM: Grammar = Grammar {
    issuer: ("app.terraform.io", ""),
    subjects: &[
        (
            "workspace",
            "organization:<organization>:project:<project>:workspace:<workspace>:run_phase:<run phase>",
        ),
        (
            "stack",
            "organization:<organization>:project:<project>:stack:<stack>:deployment:<deployment>:operation:<operation>",
        ),
    ],
    passing: &[("run phase", Next::Other("plan", "apply")), ("operation", Next::Other("plan", "apply"))],
    of_run: &[("terraform_run_id", "run-another"), ("terraform_run_phase", "apply")],
    ..KUBERNETES
};

const PULUMI: Grammar = Grammar {
    issuer: ("api.pulumi.com/oidc", "oidc"),
    subjects: &[
        (
            "project",
            "pulumi:deploy:org:<organization>:project:<project>:stack:<stack>:operation:<operation>:scope:write",
        ),
        ("environment", "pulumi:environments:org:<organization>:env:<environment>"),
        (
            "attributes",
            "pulumi:environments:pulumi.organization.login:<organization>:currentEnvironment.name:<environment>",
        ),
    ],
    claims: &[("org", "<organization>"), ("project", "<project>"), ("stack", "<stack>")],
    any_audience: false,
    ..KUBERNETES
};

const PULUMI_V2: Grammar = Grammar {
    issuer: ("api.pulumi.com/oidc/v2", ""),
    subjects: &[("environment", "pulumi:org:<organization>:env:<environment>")],
    ..KUBERNETES
};

const CIRCLECI: Grammar = Grammar {
    issuer: ("oidc.circleci.com/", ""),
    subjects: &[
        ("ref", "org/<organization>/project/<project>/user/<user>/vcs-origin/<repository>/vcs-ref/<ref>"),
        ("user", "org/<organization>/project/<project>/user/<user>"),
    ],
    claims: &[("oidc.circleci.com/project-id", "<project>")],
    passing: &[("user", Next::Is("99999999-8888-4777-8666-555555555555")), ("ref", Next::Ref)],
    ..KUBERNETES
};

const BUILDKITE: Grammar = Grammar {
    issuer: ("agent.", ""),
    subjects: &[
        ("pipeline", "organization:<organization>:pipeline:<pipeline>:ref:<ref>:commit:<commit>:step:<step>"),
        // A step without a key.
        ("step", "organization:<organization>:pipeline:<pipeline>:ref:<ref>:commit:<commit>:step:"),
    ],
    passing: &[("commit", Next::Is("fedcba9876543210fedcba9876543210fedcba98")), ("ref", Next::Ref)],
    of_run: &[
        ("build_number", "900000011"),
        ("build_commit", "fedcba9876543210fedcba9876543210fedcba98"),
        ("job_id", "another-job"),
        ("jti", "another-token"),
    ],
    claims: &[
        ("organization_slug", "<organization>"),
        ("pipeline_slug", "<pipeline>"),
        ("build_branch", "<ref>"),
    ],
    numbers: &[("organization_id", "organization"), ("pipeline_id", "pipeline")],
    beside: &[("cluster_id", "900000007"), ("cluster_name", "another")],
    any_audience: true,
};

const BITBUCKET: Grammar = Grammar {
    issuer: ("api.bitbucket.org/", ""),
    subjects: &[("environment", "<repository>:<environment>:<step>"), ("step", "<repository>:<step>")],
    passing: &[("step", Next::Is("{99999999-8888-4777-8666-555555555555}"))],
    of_run: &[("stepUuid", "{99999999-8888-4777-8666-555555555555}"), ("pipelineUuid", "{another}")],
    any_audience: false,
    ..KUBERNETES
};

const VERCEL: Grammar = Grammar {
    issuer: ("oidc.vercel.com", ""),
    subjects: &[("environment", "owner:<team>:project:<project>:environment:<environment>")],
    claims: &[("owner", "<team>"), ("project", "<project>"), ("environment", "<environment>")],
    any_audience: false,
    ..KUBERNETES
};

const FLY: Grammar = Grammar {
    issuer: ("oidc.fly.io/", ""),
    subjects: &[("machine", "<organization>:<application>:<machine>")],
    passing: &[("machine", Next::Is("another-machine"))],
    ..KUBERNETES
};

const SPACELIFT: Grammar = Grammar {
    issuer: ("", ".app.spacelift.io"),
    subjects: &[("stack", "space:<space>:stack:<stack>:run_type:<run type>:scope:<scope>")],
    passing: &[("scope", Next::Other("read", "write"))],
    ..KUBERNETES
};

const COGNITO: Grammar = Grammar {
    issuer: ("cognito-identity.amazonaws.com", ""),
    subjects: &[("identity", "<region>:<identity>")],
    passing: &[("identity", Next::Is("99999999-8888-4777-8666-555555555555"))],
    any_audience: false,
    ..KUBERNETES
};

const AUTH0: Grammar = Grammar {
    issuer: ("", ".auth0.com/"),
    subjects: &[("user", "auth0|<user>")],
    any_audience: false,
    ..KUBERNETES
};

/// The more exact ones first. A cluster and a GitLab of one's own may have any URL.
pub(super) const GRAMMARS: &[Grammar] = &[
    GITHUB,
    GITHUB_SERVER,
    TERRAFORM,
    PULUMI_V2,
    PULUMI,
    CIRCLECI,
    BUILDKITE,
    BITBUCKET,
    VERCEL,
    FLY,
    SPACELIFT,
    COGNITO,
    AUTH0,
    GITLAB,
    KUBERNETES,
];

/// What parts are where a token at hand has none of them.
pub(super) const DEFAULTS: &[(&str, &str)] = &[
    ("branch", "main"),
    ("tag", "v1"),
    ("environment", "production"),
    ("owner id", "900000002"),
    ("repository id", "900000003"),
    ("run phase", "plan"),
    ("operation", "update"),
];

impl Next {
    pub(super) fn of(self, own: &str) -> String {
        let next = match self {
            Self::Is(next) => Some(next.to_owned()),
            Self::Other(one, other) => Some(if own == one { other } else { one }.to_owned()),
            Self::Version => next_version(own),
            Self::Queue => next_in_queue(own),
            Self::Ref => own
                .strip_prefix("refs/tags/")
                .and_then(|tag| Some(format!("refs/tags/{}", next_version(tag)?)))
                .or_else(|| Some(format!("refs/heads/{}", next_in_queue(own.strip_prefix("refs/heads/")?)?))),
        };
        next.unwrap_or_else(|| own.to_owned())
    }
}

/// `v1.2.4` after `v1.2.3`; `None` for a tag that moves, such as `latest`.
fn next_version(tag: &str) -> Option<String> {
    let start = tag.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number: u64 = tag[start.len()..].parse().ok()?;
    Some(format!("{start}{}", number + 1))
}

/// `gh-readonly-queue/main/pr-813-…` after `gh-readonly-queue/main/pr-812-…`.
fn next_in_queue(branch: &str) -> Option<String> {
    let (base, _) = branch.strip_prefix("gh-readonly-queue/")?.rsplit_once("/pr-")?;
    Some(format!("gh-readonly-queue/{base}/pr-913-fedcba9876543210fedcba9876543210fedcba98"))
}

impl Grammar {
    pub(super) fn is_of(&self, provider: &str) -> bool {
        provider.starts_with(self.issuer.0) && provider.ends_with(self.issuer.1)
    }
}
