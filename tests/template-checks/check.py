#!/usr/bin/env python3
"""What a deployment would find: cfn-lint, the SAM transform and the rules of this stack on template.yaml, cfn-lint and asl-validator on each workflow.

Prints a line a check and 'N passed, N failed'. A check whose tool is missing is skipped, and with CI=true fails.
The last checks plant faults: a check that cannot fail proves nothing. With --gate only those run, and print which check caught each.
"""

import functools
import json
import sys

import alarms
import deployment
import idle
import names
import rules
from gate import faults, table
from stack import Stack
from tools import IN_CI, WORKFLOWS, ToolMissing, lint, lint_transformed, lint_workflow, only_transform, transform, validate_workflow


def tagged_roles(text):
    """The table's policy lets only roles with this tag at the keys that sign links: SAM has to give a function's tags to its role."""
    try:
        resources = json.loads(transform(text))["Resources"]
    except ValueError as error:
        return [str(error)]
    tagged = {name for name, each in resources.items() if each["Type"] == "AWS::IAM::Role" and {"Key": "second-brain-secrets", "Value": "yes"} in each["Properties"].get("Tags", [])}
    expected = {"DecideByLinkFunctionRole", "StoreDigestFunctionRole"}
    return [] if tagged == expected else [f"the tag is on {', '.join(sorted(tagged)) or 'no role'}"]


def checks():
    shipped = Stack.shipped()
    template = shipped.text
    yield "cfn-lint template.yaml", lambda: lint(template)
    yield "SAM transform of template.yaml", lambda: only_transform(template)
    yield "cfn-lint of the transformed template", lambda: lint_transformed(template)
    yield "the tag for secrets reaches the roles of the functions that have it", lambda: tagged_roles(template)
    for name, rule in [*rules.ALL, *alarms.ALL, *idle.ALL, *deployment.ALL, *names.ALL]:
        yield name, functools.partial(rule, shipped)
    yield "there are workflows to check", lambda: [] if WORKFLOWS else ["statemachines/ has no .asl.json"]
    for name, text in shipped.workflows.items():
        yield f"cfn-lint statemachines/{name}", functools.partial(lint_workflow, text)
        yield f"asl-validator statemachines/{name}", functools.partial(validate_workflow, text)


def planted_faults():
    return faults(lint, only_transform, tagged_roles, lint_transformed, lint_workflow, validate_workflow)


def planted():
    for fault in planted_faults():
        yield f"planted: {fault.name}, for '{fault.check}'", functools.partial(fault.unnoticed, Stack.shipped())


def gate():
    planted = [fault for fault in planted_faults() if fault.gate]
    missed = table(planted, Stack.shipped())
    print(f"{len(planted) - missed} passed, {missed} failed")
    return 1 if missed else 0


def run(checks):
    passed = failed = skipped = 0
    for name, check in checks:
        try:
            problems = check()
        except ToolMissing as missing:
            if not IN_CI:
                skipped += 1
                print(f"skip  {name}: {missing}")
                continue
            problems = [str(missing)]
        if problems:
            failed += 1
            print(f"FAIL  {name}: " + "\n      ".join(problems))
        else:
            passed += 1
            print(f"ok    {name}")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--gate"]:
        return gate()
    if sys.argv[1:]:
        sys.exit("usage: check.py [--gate]")
    return run([*checks(), *planted()])


if __name__ == "__main__":
    sys.exit(main())
