"""Statements and whole policies: who, what, and what comes of it.

- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

import re

import conditions
from context import SOURCE_IDENTITY, Context
from outcome import EITHER, NO, Outcomes, every, inverse, of, only, some
from wildcards import matches, pattern

ASSUME = "sts:AssumeRoleWithWebIdentity"
TAG = "sts:TagSession"
IDENTITY = "sts:SetSourceIdentity"

ELEMENTS = {"Sid", "Effect", "Principal", "Action", "NotAction", "Condition"}


def decide(claims: dict, policy: dict, request: dict) -> Outcomes:
    """Whether the trust policy lets the call in.

    "If you pass session tags … the trust policy must include sts:TagSession", likewise sts:SetSourceIdentity:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
    """
    if not accepted(policy):
        return only(NO)
    context = Context(claims, request)
    actions = [ASSUME]
    if context.tags:
        actions.append(TAG)
    if isinstance(claims.get(SOURCE_IDENTITY), str):
        actions.append(IDENTITY)
    return every(permits(policy, action, context) for action in actions)


def accepted(policy: dict) -> bool:
    """Whether IAM saves the document at all, by the grammar.

    A trust policy has a principal and no resource; NotPrincipal is not allowed in it:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    """
    sids = [statement["Sid"] for statement in statements(policy) if "Sid" in statement]
    return (
        set(policy) <= {"Version", "Id", "Statement"}
        and policy.get("Version", "2008-10-17") in ("2008-10-17", "2012-10-17")
        and bool(statements(policy))
        and len(sids) == len(set(sids))
        and all(acceptable(statement) for statement in statements(policy))
    )


def acceptable(statement: dict) -> bool:
    """One statement, by the grammar."""
    principal = statement.get("Principal")
    kinds = {"AWS", "Federated", "Service"}
    values = [
        value
        for keys in statement.get("Condition", {}).values()
        for listed in keys.values()
        for value in several(listed)
    ]
    return (
        set(statement) <= ELEMENTS
        and statement.get("Effect") in ("Allow", "Deny")
        and (principal == "*" or (isinstance(principal, dict) and bool(principal) and set(principal) <= kinds))
        and ("Action" in statement) != ("NotAction" in statement)
        and re.fullmatch(r"[A-Za-z0-9]*", statement.get("Sid", "")) is not None
        and all(isinstance(value, str | bool) for value in values)
    )


def statements(policy: dict) -> list:
    """"Statement" is one or a list."""
    return several(policy.get("Statement", []))


def several(listed) -> list:
    """A single value may stand in place of a list of one."""
    return listed if isinstance(listed, list) else [listed]


def permits(policy: dict, action: str, context: Context) -> Outcomes:
    """"An explicit deny in any of these policies overrides the allow"; what nothing allows is denied."""
    version = policy.get("Version", "2008-10-17")

    def any_applies(effect: str) -> Outcomes:
        of_effect = [statement for statement in statements(policy) if statement["Effect"] == effect]
        return some(applies(statement, action, version, context) for statement in of_effect)

    return every([inverse(any_applies("Deny")), any_applies("Allow")])


def applies(statement: dict, action: str, version: str, context: Context) -> Outcomes:
    """Whether all parts of a statement match."""
    return every([
        names(statement, context),
        of(covers(statement, action)),
        conditions.block(statement.get("Condition", {}), version, context),
    ])


def names(statement: dict, context: Context) -> Outcomes:
    """Whether the principal is the token's provider: "you cannot use a wildcard to match part of a name".

    A principal of everybody lets no web identity in (seen in answers of STS). Whether it denies one, and whether
    the bare `*` differs, no page says.
    """
    principal = statement["Principal"]
    if principal == "*":
        return EITHER
    federated = several(principal.get("Federated", []))
    if context.principal is None:
        url = context.provider
        if any(named == url or named.endswith(f":oidc-provider/{url}") for named in federated):
            return EITHER
    if context.principal in federated:
        return of(True)
    if statement["Effect"] == "Deny" and "*" in several(principal.get("AWS", [])):
        return EITHER
    return of(False)


def covers(statement: dict, action: str) -> bool:
    """"The action names are not case-sensitive", with `*` and `?`; NotAction is every other action.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
    """
    listed = several(statement.get("Action", statement.get("NotAction")))
    named = any(matches(pattern(entry.lower()), action.lower()) for entry in listed)
    return named if "Action" in statement else not named
