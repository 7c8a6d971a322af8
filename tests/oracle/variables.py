"""Policy variables: `${key}`, `${key, 'default'}`, `${*}`.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

from itertools import product

from context import ABSENT, Context, Unknown

#: The variable has no value: "the value is effectively null. There is no equal or like value."
NULL = object()
#: It rests on a key that nobody gave.
LATER = object()

#: "`${*}`, `${?}`, `${$}`": the special characters themselves.
SPECIAL = ("*", "?", "$")


def expand(text: str, version: str, context: Context) -> list:
    """Each reading of a value: NULL, LATER, or a list of (text, whether a variable made it).

    "Policy variables were introduced in version 2012-10-17": in older policies `${…}` is text.
    """
    if version != "2012-10-17" or "${" not in text:
        return [[(text, False)]]
    parts = list(split(text))
    if any(part is None for part in parts):
        # A variable that is never closed, or has no name: no page says what it is.
        return [[(text, False)], NULL]
    readings = [variable(part, context) if isinstance(part, tuple) else [(part, False)] for part in parts]
    whole = []
    for choice in product(*readings):
        if NULL in choice:
            whole.append(NULL)
        elif LATER in choice:
            whole.append(LATER)
        else:
            whole.append(list(choice))
    return whole


def split(text: str):
    """Literal texts, `(key, default)` of variables, and None for what is neither."""
    while text:
        before, opened, rest = text.partition("${")
        if before:
            yield before
        if not opened:
            return
        inside, closed, text = rest.partition("}")
        if not closed or not inside.strip():
            yield None
            return
        key, comma, default = inside.partition(",")
        if not comma:
            yield key, None
        elif default.startswith(" '") and default.endswith("'") and len(default) >= 3:
            yield key, default[2:-1]
        else:
            yield None
            return


def variable(part: tuple, context: Context) -> list:
    """The readings of one variable. Only single-valued keys can be variables.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
    """
    key, default = part
    if key in SPECIAL:
        return [(key, False, True)]
    missing = NULL if default is None else (default, True)
    readings = []
    for held in context.lookup(key):
        if held is ABSENT:
            readings.append(missing)
        elif isinstance(held, Unknown):
            readings.append(NULL if held.many else LATER)
        elif held.many:
            readings.append(NULL)
        elif held.values == ("",):
            # Whether an empty text is a value, no page says.
            readings += [("", True), missing]
        else:
            readings.append((held.values[0], True))
    return readings


def literal(parts: list) -> str:
    """The text of an expanded value in which nothing is a wildcard."""
    return "".join(part[0] for part in parts)
