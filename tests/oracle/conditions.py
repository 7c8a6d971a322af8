"""The condition block: which tests it makes, and how they come together.

- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from context import ABSENT, Context, Unknown
from operators import COMPARE, NEGATED, fits
from outcome import EITHER, NO, OPEN, YES, Outcomes, every, inverse, of, only, some

ALL, ANY = "ForAllValues", "ForAnyValue"


def block(conditions: dict, version: str, context: Context) -> Outcomes:
    """"All conditions must be met": every operator, and every key under it."""
    return every(outcome for _, _, outcome in tests(conditions, version, context))


def tests(conditions: dict, version: str, context: Context):
    """Each operator and key of the block with its outcome."""
    for operator, keys in conditions.items():
        if not keys:
            yield operator, None, EITHER
        for key, values in keys.items():
            yield operator, key, test(operator, key, values, version, context)


def test(name: str, key: str, values, version: str, context: Context) -> Outcomes:
    """One operator on one key."""
    which, colon, operator = name.rpartition(":")
    if_exists = operator.endswith("IfExists")
    operator = operator.removesuffix("IfExists")
    known = operator in COMPARE or operator in NEGATED or (operator == "Null" and not if_exists)
    if not known or (colon and which not in (ALL, ANY)):
        # IAM does not save it, so that no page says what it does.
        return EITHER
    values = [spelled(value) for value in (values if isinstance(values, list) else [values])]
    if not values:
        return EITHER
    outcomes = set()
    for held in context.lookup(key):
        if operator == "Null":
            outcomes |= null(held, values)
        else:
            outcomes |= reading(which, operator, if_exists, held, values, version, context)
    return frozenset(outcomes)


def spelled(value) -> str:
    """"Quotation marks are optional for numeric and Boolean values".

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    """
    return value if isinstance(value, str) else str(value).lower()


def null(held, values: list[str]) -> Outcomes:
    """""true": the key doesn't exist; "false": the key exists and its value is not null."""

    def says(there: bool) -> Outcomes:
        return some(
            of(value.lower() == "false" if there else value.lower() == "true") for value in values
        )

    if isinstance(held, Unknown):
        there, missing = says(True), says(False)
        return there if held.always or there == missing else only(OPEN)
    if held is ABSENT:
        return says(False)
    # Whether an empty list or an empty text is "null", no page says.
    return says(True) | says(False) if held.values in ((), ("",)) else says(True)


def reading(which, operator, if_exists, held, values, version, context) -> Outcomes:
    """One operator on what a key holds."""
    negated = operator in NEGATED
    positive = NEGATED.get(operator, operator)
    missing = when_missing(which, negated, if_exists)
    if isinstance(held, Unknown):
        return only(OPEN)
    if held is ABSENT or held.values == ():
        return missing

    def holds(text: str) -> Outcomes:
        # "If … a negated matching operator … NOR": none of the values may match.
        outcome = some(fits(positive, text, value, version, context) for value in values)
        return inverse(outcome) if negated else outcome

    if which == ALL:
        outcome = every(holds(text) for text in held.values)
    elif which == ANY:
        outcome = some(holds(text) for text in held.values)
    elif held.many:
        # "You must use a condition set operator": what happens without one, no page says.
        return EITHER
    else:
        outcome = holds(held.values[0])
    return outcome | missing if held.values == ("",) else outcome


def when_missing(which: str, negated: bool, if_exists: bool) -> Outcomes:
    """A key that the request lacks."""
    if which == ALL:
        # "It also returns true if there are no keys in the request".
        return only(YES)
    if which == ANY:
        # "For no matching key or a null dataset, the condition returns false"; of IfExists beside it: nothing.
        return EITHER if if_exists else only(NO)
    # "If the key is not present, evaluate the condition element as true"; "if … StringNotLike … and the right
    # key is not present, the condition is true".
    return of(if_exists or negated)
