"""Where the oracle differs from the committed cases: it must agree before it may judge."""

from pathlib import Path

import conditions
import context
import policies
from context import BUILT_IN, Context
from outcome import NO, OPEN, YES, Outcomes, only

CASES = Path(__file__).parent.parent / "cases"
EXPECTED = {"allow": YES, "deny": NO, "depends": OPEN}
FILES = ("conditions", "rules", "keys", "statements", "policies")
ACCOUNT = "arn:aws:iam::123456789012:"


def differences() -> tuple[list[str], int, int]:
    """What differs, how many cases were compared, and how many the oracle leaves unsettled."""
    differing, compared, unsettled = [], 0, 0
    for name in FILES:
        for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            case = context.read(line)
            found = answer(case)
            if case["confidence"] == "unconfirmed":
                continue
            if len(found) > 1:
                unsettled += 1
            compared += 1
            if EXPECTED[case["expect"]] not in found:
                found = " or ".join(sorted(found))
                differing.append(f"{name}/{case['id']}: {case['expect']}, and the oracle says {found} ({case['why']})")
    return differing, compared, unsettled


def answer(case: dict) -> Outcomes:
    """What the oracle says of a case."""
    given = {key: [value] for key, value in case.get("env", {}).items()}
    given |= dict.fromkeys(case.get("absent", []))
    request = {"role": case.get("role"), "now": case.get("now"), "context": given}
    if "policy" in case:
        return policies.decide(case["claims"], case["policy"], request)
    if "key" in case:
        claims = {"iss": "https://idp.example.com", "aud": "a", "sub": "s1", **case.get("claims", {})}
        block = {operator: {case["key"]: values} for operator, values in case["test"].items()}
        found = conditions.block(block, "2012-10-17", Context(claims, request))
        missing = {"always": "false", "never": "true"}.get(case["there"])
        null = conditions.block({"Null": {case["key"]: missing or "true"}}, "2012-10-17", Context(claims, request))
        presence = only(OPEN if missing is None else YES)
        return found if presence <= null else only("wrong about whether the key is there")
    # A condition case's policy names its provider in the account of all cases.
    claims = {"iss": f"https://{case['provider']}", **case["claims"]}
    if not request["role"] and case["provider"] not in BUILT_IN:
        request["role"] = f"{ACCOUNT}role/deploy"
    return conditions.block(case["condition"], case.get("version", "2012-10-17"), Context(claims, request))


if __name__ == "__main__":
    wrong, compared, unsettled = differences()
    print("\n".join(wrong))
    print(f"{compared} cases, {len(wrong)} differences, {unsettled} unsettled by the pages")
    raise SystemExit(bool(wrong))
