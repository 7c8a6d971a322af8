"""The engine beside the oracle: first the committed cases, then generated pairs.

`python3 tests/oracle/compare.py [--pairs N] [--seed N] ENGINE...`, where the engine is a command:
`cargo run -p whydenied-tests --example answer`. Ends with 1 where the two differ; below each difference
stands its call, a line that the command takes.
"""

import argparse
import json
import subprocess
from collections import Counter

import agree
import conditions
import context
import generate
import policies
from outcome import NO, OPEN, YES

VERDICTS = {"allowed": YES, "denied": NO, "depends": OPEN}
TESTS = {"pass": YES, "fail": NO, "depends": OPEN}
#: So many differences are printed; the number is printed of all.
SHOWN = 20


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("engine", nargs="+")
    options = options.parse_args()

    wrong, compared, _ = agree.differences()
    print("\n".join(wrong[:SHOWN]))
    print(f"{compared} committed cases: {len(wrong)} differ from the oracle", flush=True)
    if wrong:
        return 1

    made = list(generate.pairs(options.pairs, options.seed))
    answers = ask(options.engine, [line for line, _ in made])
    counted, differing = Counter(), []
    for (line, found), answer in zip(made, answers, strict=True):
        counted[found] += 1
        difference = differs(context.read(line), found, json.loads(answer))
        if difference:
            differing.append(f"{difference}\n  {line}")
    print("\n".join(differing[:SHOWN]))
    settled = {verdict: counted[frozenset([kind])] for verdict, kind in VERDICTS.items()}
    unsettled = len(made) - sum(settled.values())
    shares = ", ".join(f"{number} {verdict}" for verdict, number in settled.items())
    pairs = len(made) - unsettled
    print(f"{pairs} pairs ({shares}): {len(differing)} differences; {unsettled} more are settled by no page")
    return bool(differing)


def ask(engine: list[str], lines: list[str]) -> list[str]:
    """One process answers all of them."""
    ran = subprocess.run(engine, input="\n".join(lines), capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"the engine stopped: {ran.stderr.strip()}")
    return ran.stdout.splitlines()


def differs(call: dict, found, answer: dict) -> str | None:
    """Where the two part: at the verdict, or at a test whose outcome the verdict does not show."""
    verdict = VERDICTS[answer["verdict"]]
    if verdict not in found:
        return f"verdict: the engine says {verdict}, the oracle {' or '.join(sorted(found))}"
    if not policies.accepted(call["policy"]):
        return None
    held = context.Context(call["claims"], call["request"])
    version = call["policy"].get("Version", "2008-10-17")
    for index, statement in enumerate(policies.statements(call["policy"])):
        tests = list(conditions.tests(statement.get("Condition", {}), version, held))
        engine = answer["statements"][index]["conditions"]
        if [(operator, key) for operator, key, _ in tests] != [(operator, key) for operator, key, _ in engine]:
            return f"statement {index}: the engine tests {engine}"
        for (operator, key, oracle), (_, _, outcome) in zip(tests, engine):
            if TESTS[outcome] not in oracle:
                oracle = " or ".join(sorted(oracle))
                return f"statement {index}, {operator} {key}: the engine says {TESTS[outcome]}, the oracle {oracle}"
    return None


if __name__ == "__main__":
    raise SystemExit(main())
