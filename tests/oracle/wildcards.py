"""`*` and `?`, as StringLike, ArnLike and Action know them.

"StringLike: Case-sensitive matching. The values can include multi-character match wildcards (*) and
single-character match wildcards (?) anywhere in the string."
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
"""

#: Any run of characters, also an empty one.
STAR = object()
#: Exactly one character.
ONE = object()


def pattern(text: str) -> list:
    """A pattern from text in which `*` and `?` are wildcards."""
    return [{"*": STAR, "?": ONE}.get(letter, letter) for letter in text]


def matches(parts: list, text: str) -> bool:
    """Whether the whole text fits the whole pattern."""
    reachable = {0}
    for part in parts:
        if part is STAR:
            reachable = set(range(min(reachable), len(text) + 1))
        else:
            reachable = {
                place + 1 for place in reachable if place < len(text) and part in (ONE, text[place])
            }
        if not reachable:
            return False
    return len(text) in reachable
