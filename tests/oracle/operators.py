"""What each operator says of one value of the request and one value of the policy.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import base64
import binascii
import ipaddress
import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import variables
from outcome import EITHER, NO, OPEN, Outcomes, of, only
from wildcards import matches, pattern

#: Each negated operator is true exactly where its positive one is not.
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
}


def string_equals(held: str, value: list) -> Outcomes:
    """"Exact matching, case sensitive"; `*` and `?` are themselves."""
    return of(held == variables.literal(value))


def string_equals_ignore_case(held: str, value: list) -> Outcomes:
    """"Exact matching, ignoring case". How case is folded beyond ASCII is not documented."""
    one, other = held, variables.literal(value)
    if one.isascii() and other.isascii():
        return of(one.lower() == other.lower())
    return of(True) if one == other else EITHER if one.casefold() == other.casefold() else of(False)


def string_like(held: str, value: list) -> Outcomes:
    """Wildcards of the policy's own text; those that a variable brings are settled by no page."""
    settled = matches(wildcards(value, lambda text: list(text)), held)
    active = matches(wildcards(value, pattern), held)
    return of(settled) | of(active)


def wildcards(value: list, of_variable) -> list:
    """The pattern of a value; `of_variable` makes the parts of a text that a variable brought."""
    parts = []
    for text, from_variable, *special in value:
        parts += list(text) if special else of_variable(text) if from_variable else pattern(text)
    return parts


def arn_like(held: str, value: list) -> Outcomes:
    """"Each of the six colon-delimited components of the ARN is checked separately and each can include
    multi-character match wildcards (*) or single-character match wildcards (?)." ArnEquals behaves alike."""
    readings = set()
    for of_variable in (list, pattern):
        parts = wildcards(value, of_variable)
        components = [[]]
        for part in parts:
            if part == ":" and len(components) < 6:
                components.append([])
            else:
                components[-1].append(part)
        texts = held.split(":", 5)
        readings |= of(
            len(texts) == len(components) == 6
            and texts[0] == "arn"
            and all(matches(component, text) for component, text in zip(components, texts))
        )
    return frozenset(readings)


def number(text: str):
    """"Integer or decimal" numbers; None for what is none."""
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) else None


#: https://www.w3.org/TR/NOTE-datetime, which the page names.
DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?", re.ASCII
)


def moment(text: str):
    """A date in a form of the note, or "epoch (UNIX) time"; None for what is neither."""
    found = DATE.fullmatch(text)
    if not found:
        return Decimal(text) if re.fullmatch(r"\d+", text, re.ASCII) else None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    try:
        whole = datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0)
        )
    except ValueError:
        return None
    if zone and zone != "Z":
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
        whole = whole + offset if zone[0] == "-" else whole - offset
    since = whole.replace(tzinfo=timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return Decimal(since.days * 86400 + since.seconds) + Decimal(fraction or 0)


def ordered(read, holds):
    """An operator on what `read` makes of both texts; what cannot be read matches nothing."""

    def compare(held: str, value: list) -> Outcomes:
        one, other = read(held), read(variables.literal(value))
        return of(one is not None and other is not None and holds(one, other))

    return compare


def boolean(held: str, value: list) -> Outcomes:
    """"true" or "false". Whether letter case matters is not documented, and the pages differ on variables."""
    text = variables.literal(value)
    if "${" in text:
        return EITHER
    if (held, text) in (("true", "true"), ("false", "false")):
        return of(True)
    return EITHER if held.lower() == text.lower() in ("true", "false") else of(False)


def binary_equals(held: str, value: list) -> Outcomes:
    """"Compares the value of the specified key byte for byte against a base-64 encoded representation"."""
    try:
        return of(base64.b64decode(variables.literal(value), validate=True) == held.encode())
    except (binascii.Error, ValueError):
        return of(False)


def ip_address(held: str, value: list) -> Outcomes:
    """"Must be in the standard CIDR format"; a bare address is that address alone, and no address is in a
    range of the other version."""
    text = variables.literal(value)
    if not re.fullmatch(r"[0-9a-fA-F.:]+(/\d{1,3})?", text):
        return of(False)
    try:
        address, network = ipaddress.ip_address(held), ipaddress.ip_network(text, strict=False)
    except ValueError:
        return of(False)
    return of(address.version == network.version and address in network)


COMPARE = {
    "StringEquals": string_equals,
    "StringEqualsIgnoreCase": string_equals_ignore_case,
    "StringLike": string_like,
    "NumericEquals": ordered(number, lambda one, other: one == other),
    "NumericLessThan": ordered(number, lambda one, other: one < other),
    "NumericLessThanEquals": ordered(number, lambda one, other: one <= other),
    "NumericGreaterThan": ordered(number, lambda one, other: one > other),
    "NumericGreaterThanEquals": ordered(number, lambda one, other: one >= other),
    "DateEquals": ordered(moment, lambda one, other: one == other),
    "DateLessThan": ordered(moment, lambda one, other: one < other),
    "DateLessThanEquals": ordered(moment, lambda one, other: one <= other),
    "DateGreaterThan": ordered(moment, lambda one, other: one > other),
    "DateGreaterThanEquals": ordered(moment, lambda one, other: one >= other),
    "Bool": boolean,
    "BinaryEquals": binary_equals,
    "IpAddress": ip_address,
    "ArnEquals": arn_like,
    "ArnLike": arn_like,
}

#: "You can use policy variables … with string operators and ARN operators", with no others.
TAKES_VARIABLES = ("String", "Arn")


def fits(operator: str, held: str, value: str, version: str, context) -> Outcomes:
    """Whether a value of the request matches one of the policy under a positive operator."""
    if not operator.startswith(TAKES_VARIABLES):
        return COMPARE[operator](held, [(value, False)])
    outcomes = set()
    for reading in variables.expand(value, version, context):
        if reading is variables.NULL:
            outcomes |= only(NO)
        elif reading is variables.LATER:
            outcomes |= only(OPEN)
        else:
            outcomes |= COMPARE[operator](held, reading)
    return frozenset(outcomes)
