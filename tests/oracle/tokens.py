"""Tokens as their issuers make them, and what is known of the call: where generated pairs begin."""

from random import Random

ORGANIZATIONS = ("acme", "Acme", "acme-labs", "octo-org", "lumen")
PROJECTS = ("web", "web-api", "Web", "infra", "a.b")
BRANCHES = ("main", "master", "release/1.2", "feature/login", "v1")
ENVIRONMENTS = ("prod", "production", "Staging", "eu west")
ACCOUNTS = ("123456789012", "210987654321")
PARTITIONS = ("aws", "aws", "aws", "aws-cn", "aws-us-gov")
AUDIENCES = ("sts.amazonaws.com", "sts.amazonaws.com.cn", "api://app", "client-a")


def claims(random: Random) -> dict:
    """The claims of one token."""
    made = random.choice(ISSUERS)(random)
    made = {"aud": random.choice(AUDIENCES), **made, "iat": 1789123577, "exp": 1789123697}
    if isinstance(made["aud"], str) and random.random() < 0.08:
        made["aud"] = [made["aud"]]
    if random.random() < 0.08:
        made["azp"] = random.choice(AUDIENCES)
        if random.random() < 0.2:
            made["aud"] = ["other", "client-b"]
    if random.random() < 0.25:
        made["amr"] = random.sample(["mfa", "pwd", "hwk", "team_a", "TEAM_A"], random.randint(0, 3))
    if random.random() < 0.05:
        made["email"] = "ann@example.com"
    if random.random() < 0.1:
        made |= session(random)
    return made


def session(random: Random) -> dict:
    """Session tags, nested or flat, and a source identity."""
    tags = {key: random.choice(PROJECTS) for key in random.sample(["Team", "stage", "cost-center"], 2)}
    transitive = random.sample(sorted(tags), random.randint(0, 2))
    url = "https://aws.amazon.com/tags"
    made = {}
    if random.random() < 0.4:
        made["https://aws.amazon.com/source_identity"] = random.choice(["ann", "ci-bot"])
    if random.random() < 0.5:
        nested = {"principal_tags": {key: [value] for key, value in tags.items()}}
        made[url] = nested | ({"transitive_tag_keys": transitive} if transitive else {})
    else:
        made |= {f"{url}/principal_tags/{key}": value for key, value in tags.items()}
        made |= {f"{url}/transitive_tag_keys": transitive} if transitive else {}
    return made


def github(random: Random) -> dict:
    """https://docs.github.com/en/actions/reference/security/oidc"""
    owner, project = random.choice(ORGANIZATIONS), random.choice(PROJECTS)
    branch, environment = random.choice(BRANCHES), random.choice(ENVIRONMENTS)
    issuer = random.choice([
        "token.actions.githubusercontent.com",
        "token.actions.githubusercontent.com",
        "token.actions.githubusercontent.com/acme-enterprise",
        "token.actions.octocorp.ghe.com",
        "ghes.example.com/_services/token",
    ])
    ids = {"repository_id": str(random.randint(1, 99999)), "repository_owner_id": "65"}
    names = f"{owner}/{project}"
    if random.random() < 0.3:
        names = f"{owner}@65/{project}@{ids['repository_id']}"
    tail, extra = random.choice([
        (f"ref:refs/heads/{branch}", {"ref": f"refs/heads/{branch}"}),
        (f"ref:refs/tags/{branch}", {"ref": f"refs/tags/{branch}"}),
        ("pull_request", {"ref": "refs/pull/7/merge"}),
        (f"environment:{environment}", {"ref": f"refs/heads/{branch}", "environment": environment}),
    ])
    return {
        "iss": f"https://{issuer}",
        "sub": f"repo:{names}:{tail}",
        "repository": f"{owner}/{project}",
        "repository_owner": owner,
        "actor": random.choice(["octocat", "Ann", "bot[1]"]),
        "actor_id": "12",
        "workflow": "deploy",
        "job_workflow_ref": f"{owner}/{project}/.github/workflows/ci.yml@refs/heads/{branch}",
        "event_name": "push",
        "runner_environment": "github-hosted",
        **ids,
        **extra,
    }


def gitlab(random: Random) -> dict:
    """https://docs.gitlab.com/ci/secrets/id_token_authentication/"""
    path = f"{random.choice(ORGANIZATIONS)}/{random.choice(PROJECTS)}"
    kind, branch = random.choice(["branch", "tag"]), random.choice(BRANCHES)
    return {
        "iss": f"https://{random.choice(['gitlab.com', 'gitlab.com', 'gitlab.example.com'])}",
        "sub": f"project_path:{path}:ref_type:{kind}:ref:{branch}",
        "project_path": path,
        "project_id": str(random.randint(1, 999)),
        "namespace_id": "72",
        "user_login": "ann",
        "user_email": "ann@example.com",
        "ref_protected": random.choice(["true", "false"]),
        "pipeline_source": random.choice(["push", "web"]),
        "runner_environment": "gitlab-hosted",
        "ref": branch,
    }


def buildkite(random: Random) -> dict:
    """https://buildkite.com/docs/pipelines/security/oidc"""
    owner, project = random.choice(ORGANIZATIONS), random.choice(PROJECTS)
    branch = random.choice(BRANCHES)
    issuer = random.choice(["agent.buildkite.com", "agent.eu.buildkite.dev"])
    return {
        "iss": f"https://{issuer}",
        "sub": f"organization:{owner}:pipeline:{project}:ref:refs/heads/{branch}:commit:0a1b2c:step:build",
        "organization_slug": owner,
        "pipeline_slug": project,
        "build_branch": branch,
        "pipeline_id": "0183-7e",
        "build_number": 41,
    }


def circleci(random: Random) -> dict:
    """https://circleci.com/docs/openid-connect-tokens/"""
    organization, project = "0a-1b", random.choice(["2c-3d", "4e-5f"])
    return {
        "iss": f"https://oidc.circleci.com/org/{organization}",
        "aud": organization,
        "sub": f"org/{organization}/project/{project}/user/{random.choice(['u1', 'u2'])}",
        "oidc.circleci.com/project-id": project,
        "oidc.circleci.com/vcs-ref": "refs/heads/main",
    }


def eks(random: Random) -> dict:
    """https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html"""
    namespace, account = random.choice(PROJECTS), random.choice(["default", "deployer"])
    return {
        "iss": "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
        "aud": ["sts.amazonaws.com"],
        "sub": f"system:serviceaccount:{namespace}:{account}",
        "kubernetes.io": {"namespace": namespace},
    }


def plain(random: Random) -> dict:
    """Issuers with the default keys alone, with a path, a slash at the end, or capital letters."""
    issuer = random.choice([
        "idp.example.com",
        "acme.eu.auth0.com/",
        "sts.windows.net/4a5b/",
        "login.microsoftonline.com/4a5b/v2.0",
        "app.terraform.io",
        "api.pulumi.com/oidc",
        "vault.example.com/V1/identity/oidc",
        "oidc.vercel.com/acme",
    ])
    organization, project = random.choice(ORGANIZATIONS), random.choice(PROJECTS)
    subject = random.choice([
        f"organization:{organization}:project:{project}:workspace:prod:run_phase:apply",
        f"pulumi:deploy:org:{organization}:project:{project}:stack:dev:operation:update:scope:write",
        "auth0|5f7c8ec7c33c6c004bbafe82",
        f"owner:{organization}:project:{project}:environment:production",
        "arn:aws:iam::123456789012:user/ann",
        "s1",
        "a*b?c",
    ])
    return {"iss": f"https://{issuer}", "sub": subject, "groups": ["admins"], "org": organization}


def google(random: Random) -> dict:
    """https://cloud.google.com/compute/docs/instances/verifying-instance-identity"""
    return {
        "iss": random.choice(["https://accounts.google.com", "https://accounts.google.com", "accounts.google.com"]),
        "azp": "1123581321",
        "sub": "1123581321",
        "email": "robot@acme.iam.gserviceaccount.com",
    }


ISSUERS = (github, github, github, gitlab, gitlab, buildkite, circleci, eks, plain, plain, google)


def request(random: Random) -> dict:
    """What is known of the call besides the token."""
    name = random.choice(["deploy", "ci/deploy"])
    role = f"arn:{random.choice(PARTITIONS)}:iam::{random.choice(ACCOUNTS)}:role/{name}"
    given = {}
    for key, values in GIVEN.items():
        chance = random.random()
        if chance < 0.3:
            given[key] = [random.choice(values)]
        elif chance < 0.4 and key not in ALWAYS_THERE:
            given[key] = None
    return {"role": role, "now": random.choice([None, 1789123637, 1795176000]), "context": given}


#: Values that a call may have under keys that the token does not settle.
GIVEN = {
    "aws:SourceIp": ["203.0.113.9", "192.0.2.7", "2001:db8::1"],
    "aws:SourceVpce": ["vpce-1a2b"],
    "aws:RequestedRegion": ["eu-west-1", "us-east-1"],
    "aws:UserAgent": ["aws-cli/2.31.0", "Boto3/1.40"],
    "aws:ResourceOrgID": ["o-1a2b3c"],
    "aws:ResourceTag/team": ["web", "acme"],
    "sts:RoleSessionName": ["ci-7", "octocat", "web", "GitHubActions"],
}
ALWAYS_THERE = ("aws:RequestedRegion", "aws:UserAgent", "sts:RoleSessionName")
