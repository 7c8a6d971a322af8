"""Pairs of a token and a policy that nearly fits it, so that a rule that is off by a little shows.

The same seed gives the same pairs on every machine. Tests are made of what the request has: often the very value,
often one that differs in a letter, a case, a segment or a wildcard.
"""

import base64
import json
from collections.abc import Iterator
from random import Random

import context
import policies
import tokens
from context import ABSENT, Context, Unknown
from outcome import NO, OPEN, YES, Outcomes, only

STRINGS = ("StringEquals", "StringLike", "StringEqualsIgnoreCase")
NOT_STRINGS = ("StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase")
NUMBERS = ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
NEVER = (
    "aws:PrincipalOrgID", "aws:PrincipalArn", "aws:username", "aws:SourceArn", "sts:ExternalId", "saml:aud",
    "aws:PrincipalTag/team", "aws:MultiFactorAuthPresent", "sts:DurationSeconds", "aws:SourceIdentity",
)
KNOWN = (
    "aws:PrincipalAccount", "aws:ResourceAccount", "aws:userid", "aws:PrincipalType", "aws:SecureTransport",
    "aws:ViaAWSService", "sts:RoleAuthorizedByIdp", "aws:TagKeys", "sts:TransitiveTagKeys", "sts:SourceIdentity",
    "aws:RequestTag/Team", "aws:RequestTag/stage", "aws:CurrentTime", "aws:EpochTime", "aws:SourceVpc",
    "aws:VpcSourceIp", "aws:ResourceOrgPaths",
)
#: How often a pair is made anew so that no outcome is rare.
TRIES = 40


def pairs(count: int, seed: int) -> Iterator[tuple[str, Outcomes]]:
    """`count` pairs whose outcome is settled, each a line of JSON, with those between them whose is not; a third
    each is let in, denied, and open."""
    settled = 0
    while settled < count:
        wanted = only((YES, NO, OPEN)[settled % 3])
        for attempt in range(TRIES):
            line = json.dumps(Pair(Random(f"{seed}/{settled}/{attempt}")).call())
            call = context.read(line)
            found = policies.decide(call["claims"], call["policy"], call["request"])
            if found == wanted or attempt == TRIES - 1:
                break
            if len(found) > 1 and attempt == 0:
                yield line, found
        yield line, found
        settled += len(found) == 1


class Pair:
    """One token, one policy, and what is known of the call, as they grow."""

    def __init__(self, random: Random):
        self.random = random
        self.claims = tokens.claims(random)
        self.request = tokens.request(random)
        if random.random() < 0.05:
            self.claims["https://aws.amazon.com/roles"] = [self.request["role"], "arn:aws:iam::1:role/other"]
        self.context = Context(self.claims, self.request)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def call(self) -> dict:
        statements = [self.statement("Allow") for _ in range(self.random.choice([1, 1, 1, 2, 2, 3]))]
        if self.chance(0.3):
            statements.insert(self.random.randint(0, len(statements)), self.statement("Deny"))
        policy = {"Statement": statements[0] if len(statements) == 1 and self.chance(0.3) else statements}
        if not self.chance(0.07):
            policy["Version"] = "2008-10-17" if self.chance(0.07) else "2012-10-17"
        return {"claims": self.claims, "policy": policy, "request": self.request}

    def statement(self, effect: str) -> dict:
        made = {"Effect": effect, "Principal": self.principal(), **self.action()}
        tests = self.random.choice([0, 1, 1, 2, 2, 3] if effect == "Allow" else [1, 1, 2])
        block = {}
        for _ in range(tests):
            operator, key, values = self.test()
            block.setdefault(operator, {}).setdefault(key, values)
        return made | ({"Condition": block} if block or self.chance(0.1) else {})

    def principal(self):
        right = self.context.principal
        if self.chance(0.8):
            return {"Federated": right}
        near = [right + "/", right.removesuffix("/"), right.upper(), right.replace("oidc", "saml"), right + "*", "*"]
        near += [right.replace("123456789012", "210987654321"), right.replace("aws", "aws-cn", 1)]
        near += ["https://" + right, right.rpartition("/")[0] or right, self.context.provider]
        wrong = self.random.choice(near)
        if self.chance(0.4):
            return {"Federated": [wrong, right]}
        if self.chance(0.2):
            return {"AWS": self.random.choice(["*", "123456789012", self.request["role"]])}
        return {"Federated": wrong}

    def action(self) -> dict:
        assume = policies.ASSUME
        if self.chance(0.75):
            return {"Action": assume if self.chance(0.6) else [assume, policies.TAG, policies.IDENTITY]}
        entry = self.random.choice([
            "sts:*", "sts:AssumeRole*", "STS:assumeRoleWithWebIdentity", "sts:*Identity", "s?s:*",
            "sts:AssumeRoleWith???Identity", "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity?",
            "sts:Assume?oleWithWebIdentity", "sts:TagSession", "sts:T*",
        ])
        return {self.random.choice(["Action", "Action", "Action", "NotAction"]): [entry, "sts:GetCallerIdentity"]}

    def test(self) -> tuple:
        key = self.key()
        held = self.random.choice(self.context.lookup(key))
        if self.chance(0.06):
            return "Null", self.respelled(key), self.listed([self.random.choice(["true", "false", True, False])])
        many = held is not ABSENT and held.many
        values = list(held.values) if held is not ABSENT and not isinstance(held, Unknown) else []
        operator, listed = self.comparison(key, values)
        if self.chance(0.12):
            operator += "IfExists"
        if (many and not self.chance(0.04)) or self.chance(0.08):
            operator = self.random.choice(["ForAllValues:", "ForAnyValue:"]) + operator
        return operator, self.respelled(key), self.listed(listed)

    def key(self) -> str:
        provider, chance = self.context.provider, self.random.random()
        if chance < 0.5:
            names = ["sub", "sub", "sub", "aud", "aud", "oaud", "amr"]
            skipped = ("iss", "iat", "exp")
            names += [name for name in self.claims if not name.startswith("https:") and name not in skipped]
            return f"{provider}:{self.random.choice(names)}"
        if chance < 0.56:
            name = self.random.choice(["sub", "environment", "jti", "iss", "azp", "ref", "email", "project_id"])
            return f"{provider}:{name}"
        if chance < 0.62:
            other = self.random.choice([
                provider + "/", provider.rstrip("/"), "https://" + provider, provider.partition("/")[0], "gitlab.com",
                "token.actions.githubusercontent.com",
            ])
            return f"{other}:{self.random.choice(['sub', 'aud'])}"
        return self.random.choice(NEVER if chance < 0.66 else KNOWN if chance < 0.83 else tuple(tokens.GIVEN))

    def respelled(self, key: str) -> str:
        return self.random.choice([key.upper(), key.lower(), key.swapcase()]) if self.chance(0.06) else key

    def listed(self, values: list):
        if len(values) == 1 and self.chance(0.7):
            return values[0]
        return values

    def comparison(self, key: str, held: list[str]) -> tuple[str, list]:
        """An operator, mostly of the key's own type, and values near what it holds."""
        kind = key.lower()
        off = self.chance(0.04)
        if (kind in ("aws:currenttime", "aws:epochtime")) != off and (off or self.chance(0.9)):
            operator = "Numeric" if kind == "aws:epochtime" and self.chance(0.4) else "Date"
            return operator + self.random.choice(NUMBERS), self.several(lambda: self.moment(operator))
        if kind.endswith("sourceip") and not off:
            return self.random.choice(["IpAddress", "NotIpAddress"]), self.several(lambda: self.random.choice(NETWORKS))
        if kind in ("aws:userid", "aws:principalarn", "aws:sourcearn") or "".join(held).startswith("arn:"):
            if self.chance(0.7):
                operator = self.random.choice(["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"])
                return operator, self.several(lambda: self.near(held))
        if held in (["true"], ["false"]) and self.chance(0.7):
            return "Bool", self.several(lambda: self.random.choice(["true", "false", True, False]))
        if held and held[0].isdigit() and len(held[0]) < 10 and self.chance(0.6):
            near = int(held[0]) + self.random.choice([-1, 0, 0, 1])
            shown = self.random.choice([str(near), near, f"{near}.0", f"0{near}", float(near) + 0.5])
            return "Numeric" + self.random.choice(NUMBERS), [shown]
        if self.chance(0.02):
            return "BinaryEquals", self.several(lambda: base64.b64encode(self.near(held).encode()).decode())
        operator = self.random.choice(NOT_STRINGS if self.chance(0.18) else STRINGS)
        return operator, self.several(lambda: self.near(held))

    def several(self, make) -> list:
        return [make() for _ in range(self.random.choice([1, 1, 1, 1, 2, 3]))]

    def moment(self, operator: str) -> str:
        if operator == "Numeric":
            return self.random.choice(["1789123637", "1789123636", "1789123637.5", "1795176000", "0"])
        return self.random.choice(MOMENTS)

    def near(self, held: list[str]) -> str:
        """The value itself, a pattern that covers it, or something that is off by a little."""
        value = self.random.choice(held) if held else self.random.choice(["web", "acme", "ci-7", "*", "o-1a2b3c"])
        chance = self.random.random()
        if chance < 0.3 or not value:
            return value
        if chance < 0.55:
            return self.covering(value)
        if chance < 0.65:
            return self.with_variable(value)
        return self.broken(value)

    def covering(self, value: str) -> str:
        cut = self.random.randrange(len(value) + 1)
        end = self.random.randrange(cut, len(value) + 1)
        return self.random.choice([
            value[:cut] + "*",
            "*" + value[cut:],
            value[:cut] + "*" + value[end:],
            value[:cut] + "?" * (end - cut) + value[end:],
            value[:cut] + "**" + value[end:] + "*",
            value + "*",
            "*",
        ])

    def broken(self, value: str) -> str:
        cut = self.random.randrange(len(value))
        parts = value.split(":")
        part = self.random.randrange(len(parts))
        return self.random.choice([
            value.swapcase(),
            value[:cut] + value[cut].swapcase() + value[cut + 1:],
            value[:cut] + value[cut + 1:],
            value[:cut] + "?" + value[cut:],
            value + "?",
            value + "/",
            " " + value,
            value[:cut] + "*" + value[cut + 1:] + "?*x",
            ":".join(parts[:part] + parts[part + 1:]),
            ":".join(parts[:part] + ["*"] + parts[part + 1:]),
            ":".join(reversed(parts)),
            "*" + value[cut:] + "/*",
            "",
        ])

    def with_variable(self, value: str) -> str:
        """A part of the value in a variable's place, or a variable that comes to nothing or to something else."""
        inside = {}
        for key in [f"{self.context.provider}:{name}" for name in self.claims] + list(tokens.GIVEN):
            for held in self.context.lookup(key):
                if held is not ABSENT and not isinstance(held, Unknown) and not held.many and held.values[0] in value:
                    inside[key] = held.values[0]
        if inside and self.chance(0.6):
            key = self.random.choice(sorted(inside))
            shown = f"${{{self.respelled(key)}}}" if self.chance(0.8) else f"${{{key}, 'other'}}"
            return value.replace(inside[key], shown, 1) if inside[key] else value
        cut = self.random.randrange(len(value))
        return self.random.choice([
            value[:cut] + "${aws:username}" + value[cut:],
            value[:cut] + f"${{aws:username, '{value[cut:]}'}}" if "'" not in value and "}" not in value else value,
            value[:cut] + "${*}" + value[cut + 1:],
            value[:cut] + "${?}",
            value + "${$}",
            value[:cut] + "$" + value[cut:],
            value[:cut] + "${sts:RoleSessionName}" + value[cut:],
            value[:cut] + "${aws:ResourceTag/team, 'web'}*",
        ])


NETWORKS = (
    "203.0.113.0/24", "203.0.113.9", "203.0.113.8/29", "203.0.113.0/29", "0.0.0.0/0", "192.0.2.7/32", "2001:db8::/32",
    "::/0", "2001:db8::2", "203.0.113.0/33", "2001:0DB8:0:0::1", "localhost",
)
MOMENTS = (
    "2026-09-11T10:47:17Z", "2026-09-11T12:47:17+02:00", "2026-09-11T10:47:18Z", "2026-09-11", "2026-09-12", "2026",
    "2027", "2026-11-20T12:00:00Z", "2026-11-20T12:00Z", "2026-11-20T12:00:00.5Z", "2026-12", "1789123637",
    "1795176000", "2026-13-01", "2026-09-11T10:47:17", "yesterday",
)
