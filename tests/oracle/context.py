"""The keys of the request: what AWS makes of the token's claims, and what else it knows.

- Keys of a provider: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
- Which claims of which provider: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
- Global keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
- Session tags: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timezone


@dataclass(frozen=True)
class Value:
    """A key that is there."""

    values: tuple[str, ...]
    #: Whether AWS lists the key as multivalued.
    many: bool = False


@dataclass(frozen=True)
class Unknown:
    """A key of which nobody said what it holds."""

    #: Whether it is in every request.
    always: bool
    many: bool = False


#: A key that the request lacks.
ABSENT = None


class Number(str):
    """A number of JSON, in the digits in which it is written."""


def read(line: str):
    """JSON whose numbers keep their digits."""
    return json.loads(line, parse_int=Number, parse_float=Number)


#: What a key may be: one reading, or several where no page decides.
Readings = tuple

ROLES = "https://aws.amazon.com/roles"
TAGS = "https://aws.amazon.com/tags"
SOURCE_IDENTITY = "https://aws.amazon.com/source_identity"

GITHUB = (
    "actor actor_id enterprise_id environment job_workflow_ref ref repository repository_id"
    " repository_owner_id workflow"
).split()
GITLAB = (
    "namespace_id pipeline_source project_id ref_protected runner_environment user_access_level user_email"
    " user_id user_login"
).split()
BUILDKITE = (
    "build_branch cluster_id cluster_name organization_id organization_slug pipeline_id pipeline_slug"
).split()

#: "Condition keys for AWS STS": beside the default ones, per provider.
CLAIMS_OF_PROVIDERS = [
    (r"token\.actions\.githubusercontent\.com(/[^/]+)?", GITHUB),
    (r"token\.actions\.[^./]+\.ghe\.com", GITHUB),
    (r"github\.com/enterprises/[^/]+", GITHUB),
    (r"gitlab\.com", GITLAB),
    (r"agent\.buildkite\.com", BUILDKITE),
    (r"agent\.[^./]+\.buildkite\.(dev|site)", BUILDKITE),
    (r"oidc\.circleci\.com/org/[^/]+", ["oidc.circleci.com/project-id"]),
    (r"idcs-[^./]+\.identity\.oraclecloud\.com", ["rpst_id"]),
]
#: The providers that need no entry in IAM have lists of their own in place of the default one.
BUILT_IN = {
    "accounts.google.com": "aud oaud sub email google/organization_number google:organization_number".split(),
    "cognito-identity.amazonaws.com": "aud oaud sub amr".split(),
    "www.amazon.com": ["app_id", "user_id"],
    "graph.facebook.com": ["app_id", "id"],
}

#: "Availability: This key is always included in the request context."
ALWAYS = "aws:currenttime aws:epochtime aws:useragent aws:requestedregion".split()
#: Only the network path, the organization or the role's tags say whether they are there.
SOMETIMES = (
    "aws:sourceip aws:sourcevpc aws:sourcevpce aws:vpcsourceip aws:vpceaccount aws:vpceorgid"
    " aws:resourceorgid"
).split()
SOMETIMES_MANY = "aws:vpceorgpaths aws:resourceorgpaths".split()
TAGS_OF_ROLE = ("aws:resourcetag/", "iam:resourcetag/")
#: No page says that it is there before the session is.
UNDOCUMENTED = "aws:federatedprovider"


def provider_of(issuer: str) -> str:
    """The provider's URL without its scheme: the prefix of its keys and the end of its ARN."""
    return issuer.removeprefix("https://")


def principal_of(provider: str, role: str) -> str:
    """The provider as `Principal.Federated` names it: in the account of the role.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
    """
    if provider in BUILT_IN:
        return provider
    _, partition, _, _, account, _ = role.split(":", 5)
    return f"arn:{partition}:iam::{account}:oidc-provider/{provider}"


class Context:
    """The keys of one request."""

    def __init__(self, claims: dict, request: dict):
        self.claims = claims
        self.provider = provider_of(claims["iss"])
        self.role = request.get("role")
        self.principal = principal_of(self.provider, self.role) if self.role else None
        now = request.get("now")
        self.now = None if now is None else int(now)
        self.given = {key.lower(): given for key, given in request.get("context", {}).items()}
        self.tags, self.transitive = session_tags(claims)

    def lookup(self, key: str) -> Readings:
        """What the key holds. "Condition key names are not case-sensitive."

        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
        """
        key = key.lower()
        if key in self.given:
            values = self.given[key]
            return (ABSENT,) if values is None else (Value(tuple(values), key in MANY),)
        prefix = self.provider.lower() + ":"
        if key.startswith(prefix):
            return self.claim(key.removeprefix(prefix))
        return self.other(key)

    def claim(self, name: str) -> Readings:
        """The key `provider:name`; a claim that no list has is no key."""
        claims = self.claims
        if name not in BUILT_IN.get(self.provider, [name]):
            return (ABSENT,)
        if name in ("app_id", "user_id", "id") and self.provider in BUILT_IN:
            return text(claims.get(name))
        if name == "aud":
            # "azp when the azp field is set": the audience of a token that has an authorized party.
            return text(claims.get("azp", one(claims.get("aud"))))
        if name == "oaud":
            audience = claims.get("aud")
            if isinstance(audience, list) and len(audience) > 1:
                return (Value(tuple(audience)), Value(tuple(audience), many=True), ABSENT)
            return text(one(audience))
        if name == "sub":
            return text(claims.get("sub"))
        if name == "amr":
            amr = claims.get("amr")
            amr = [amr] if isinstance(amr, str) else amr
            if not isinstance(amr, list):
                return (ABSENT,)
            return (Value(tuple(entry for entry in amr if plain(entry)), many=True),)
        if name == "email":
            present = text(claims.get("email"))
            return present if self.provider == "accounts.google.com" else tuple({*present, ABSENT})
        if self.provider == "accounts.google.com" and name.endswith("organization_number"):
            # The claim is spelled in two ways, and nested in a third.
            nested = claims.get("google") or {}
            number = claims.get("google:organization_number", nested.get("organization_number"))
            return (ABSENT, *text(number))
        for shape, names in CLAIMS_OF_PROVIDERS:
            if name in names and re.fullmatch(shape, self.provider):
                value = claims.get(name)
                present = text(value)
                # All lists call them strings; what becomes of another kind of value, none says.
                settled = value is None or plain(value)
                return present if settled else tuple({*present, ABSENT})
        return (ABSENT,)

    def other(self, key: str) -> Readings:
        """Global keys and those of STS; keys that no list has are in no request."""
        tag, slash, name = key.partition("/")
        account = Value((self.role.split(":")[4],)) if self.role else Unknown(always=True)
        known = {
            "aws:securetransport": Value(("true",)),
            "aws:viaawsservice": Value(("false",)),
            "aws:principaltype": Value(("User",)),
            "aws:principalaccount": account,
            "aws:resourceaccount": account,
            "aws:userid": Value((self.principal,)) if self.principal else Unknown(always=True),
            "sts:rolesessionname": Unknown(always=True),
            "sts:roleauthorizedbyidp": self.authorized(),
        }
        if key in ("aws:currenttime", "aws:epochtime") and self.now is not None:
            moment = datetime.fromtimestamp(self.now, timezone.utc)
            shown = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if key == "aws:currenttime" else str(self.now)
            return (Value((shown,)),)
        if key in known:
            return (known[key],)
        if key in ALWAYS:
            return (Unknown(always=True),)
        if key in SOMETIMES or (key.startswith(TAGS_OF_ROLE) and name):
            return (Unknown(always=False),)
        if key in SOMETIMES_MANY:
            return (Unknown(always=False, many=True),)
        if key == UNDOCUMENTED:
            return (Unknown(always=False), ABSENT)
        if tag == "aws:requesttag" and slash:
            values = [value for tag, value in self.tags.items() if tag.lower() == name]
            return (Value((values[0],)) if values else ABSENT,)
        if key == "aws:tagkeys" and self.tags:
            return (Value(tuple(self.tags), many=True),)
        if key == "sts:transitivetagkeys" and self.transitive:
            return (Value(tuple(self.transitive), many=True),)
        if key == "sts:sourceidentity":
            return text(self.claims.get(SOURCE_IDENTITY))
        return (ABSENT,)

    def authorized(self):
        """`sts:RoleAuthorizedByIdp`: in every request, true where the roles claim names the role."""
        roles = self.claims.get(ROLES)
        if roles is None:
            return Value(("false",))
        if not self.role:
            return Unknown(always=True)
        roles = roles.split(";") if isinstance(roles, str) else roles
        named = self.role in [role.strip() for role in roles if isinstance(role, str)]
        return Value((str(named).lower(),))


#: Keys that AWS lists as multivalued, where the request gives them.
MANY = {*SOMETIMES_MANY, "aws:tagkeys", "sts:transitivetagkeys"}


def plain(claim) -> bool:
    """Whether a claim is a string, and no number."""
    return isinstance(claim, str) and not isinstance(claim, Number)


def one(audience):
    """An array of one audience is that audience."""
    return audience[0] if isinstance(audience, list) and len(audience) == 1 else audience


def text(claim) -> Readings:
    """A claim's text: numbers and booleans in JSON's words, null and nested values are no text."""
    if isinstance(claim, bool):
        return (Value((str(claim).lower(),)),)
    return (Value((claim,)),) if isinstance(claim, str) else (ABSENT,)


def session_tags(claims: dict) -> tuple[dict, list]:
    """The session tags and the transitive ones, nested in one claim or flat in several."""
    nested = claims.get(TAGS) or {}
    tags = {key: values[0] for key, values in nested.get("principal_tags", {}).items()}
    flat = f"{TAGS}/principal_tags/"
    for claim, value in claims.items():
        if claim.startswith(flat):
            tags[claim.removeprefix(flat)] = one(value)
    transitive = nested.get("transitive_tag_keys") or claims.get(f"{TAGS}/transitive_tag_keys") or []
    return tags, [transitive] if isinstance(transitive, str) else list(transitive)
