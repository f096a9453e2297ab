#!/usr/bin/env python3
"""Takes each control of write safety away, one at a time, in a copy of the tree, and sees that its tests fail.

  run.py             runs all entries of controls.json and prints a table; ends with 1 when a control was not missed
  run.py NAME...     runs those whose name has one of these words
  run.py --check     only sees that every 'find' occurs exactly once and that every test project is there: what .ci/run calls
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FIELDS = {"name", "file", "find", "replace", "project", "filter"}
LEFT_OUT = shutil.ignore_patterns(".git", "TestResults", "node_modules")


def controls():
    return json.loads((HERE / "controls.json").read_text(encoding="utf-8"))


def check():
    wrong = []
    for control in controls():
        if set(control) != FIELDS:
            wrong.append(f"{control.get('name', '?')}: needs exactly the fields {', '.join(sorted(FIELDS))}")
            continue
        source = ROOT / control["file"]
        times = source.read_text(encoding="utf-8").count(control["find"]) if source.is_file() else 0
        if times != 1:
            wrong.append(f"{control['name']}: its text occurs {times} times in {control['file']}, not once")
        if control["find"] == control["replace"]:
            wrong.append(f"{control['name']}: replaces nothing")
        if not list((ROOT / control["project"]).glob("*.csproj")):
            wrong.append(f"{control['name']}: there is no project {control['project']}")
    for line in wrong:
        print(line)
    print(f"{len(controls())} controls, {len(wrong)} out of date")
    return 1 if wrong else 0


def dotnet(tree, *arguments):
    return subprocess.run(["dotnet", *arguments], cwd=tree, capture_output=True, text=True, check=False)


def mutate(tree, control):
    """(verdict, detail): 'caught' when tests fail without the control."""
    source = tree / control["file"]
    before = source.read_text(encoding="utf-8")
    if before.count(control["find"]) != 1:
        return "stale", "its text does not occur exactly once"
    source.write_text(before.replace(control["find"], control["replace"]), encoding="utf-8")
    try:
        built = dotnet(tree, "build", control["project"], "-p:RunAnalyzers=false", "-m:2", "-v:quiet", "-nologo")
        if built.returncode != 0:
            error = re.search(r"error \w+: .*?(?= \[)", built.stdout)
            return "broken", error.group(0) if error else "does not build"
        tested = dotnet(tree, "test", control["project"], "--no-build", "--filter", control["filter"])
        counts = re.search(r"Failed:\s+(\d+), Passed:\s+(\d+)", tested.stdout)
        if counts is None:
            return "broken", "no test ran"
        failed, passed = int(counts.group(1)), int(counts.group(2))
        return ("caught" if failed else "MISSED"), f"{failed} of {failed + passed} tests fail"
    finally:
        source.write_text(before, encoding="utf-8")


def main(arguments):
    if "--check" in arguments:
        return check()
    chosen = [control for control in controls() if not arguments or any(word in control["name"] for word in arguments)]
    rows = []
    with tempfile.TemporaryDirectory(prefix="controls-") as scratch:
        tree = pathlib.Path(scratch) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT, symlinks=True)
        for control in chosen:
            started = time.monotonic()
            verdict, detail = mutate(tree, control)
            rows.append((control["name"], verdict, detail))
            print(f"{verdict:7} {control['name']}: {detail} ({time.monotonic() - started:.0f} s)", flush=True)
    print("\n| control taken away | verdict | tests |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    caught = sum(row[1] == "caught" for row in rows)
    print(f"\n{caught} of {len(rows)} controls are missed when they are gone")
    return 0 if caught == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
