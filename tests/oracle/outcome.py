"""What a test comes to: yes, no, or open, and sets of these where AWS documents nothing.

The oracle never guesses. Where no page settles a question, it answers with every outcome that some
reading of the pages gives; an answer of more than one outcome is *unsettled* and nobody is held to it.
"""

from collections.abc import Iterable

YES = "yes"
NO = "no"
#: It rests on a key of the request that nobody gave.
OPEN = "open"

Outcomes = frozenset[str]


def only(outcome: str) -> Outcomes:
    """The settled answer."""
    return frozenset([outcome])


def of(holds: bool) -> Outcomes:
    """The settled answer of a test that is decided."""
    return only(YES if holds else NO)


#: No page says which.
EITHER = frozenset([YES, NO])


def _combine(parts: Iterable[Outcomes], settling: str, empty: str) -> Outcomes:
    so_far = only(empty)
    for part in parts:
        so_far = frozenset(_pair(one, other, settling) for one in so_far for other in part)
    return so_far


def _pair(one: str, other: str, settling: str) -> str:
    if settling in (one, other):
        return settling
    return OPEN if OPEN in (one, other) else one


def every(parts: Iterable[Outcomes]) -> Outcomes:
    """All must hold: one that fails settles it."""
    return _combine(parts, settling=NO, empty=YES)


def some(parts: Iterable[Outcomes]) -> Outcomes:
    """One is enough: one that holds settles it."""
    return _combine(parts, settling=YES, empty=NO)


def inverse(outcomes: Outcomes) -> Outcomes:
    """The opposite; what is open stays open."""
    opposite = {YES: NO, NO: YES, OPEN: OPEN}
    return frozenset(opposite[outcome] for outcome in outcomes)
