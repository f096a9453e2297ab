#!/usr/bin/env python3
"""Takes each control of write safety away, one at a time, in a copy of the tree, and sees that its tests fail.

  run.py             runs all entries of controls.json and prints a table; ends with 1 when a control was not missed
  run.py NAME...     runs those whose name or test project has one of these words
  run.py --tree=DIR  works in DIR and keeps it: the next run builds only what changed
  run.py --check     only sees that every 'find' occurs exactly once and that every test project is there: what .ci/run calls
"""
import filecmp
import functools
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
FRAMEWORK = "net10.0"


def controls():
    return json.loads((HERE / "controls.json").read_text(encoding="utf-8"))


@functools.cache
def tests_of(project):
    return "".join(path.read_text(encoding="utf-8") for path in (ROOT / project).rglob("*.cs") if "obj" not in path.parts)


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
        elif not all(part in tests_of(control["project"]) for part in control["filter"].rpartition("~")[2].split(".")):
            wrong.append(f"{control['name']}: no test is named {control['filter']}")
    for line in wrong:
        print(line)
    print(f"{len(controls())} controls, {len(wrong)} out of date")
    return 1 if wrong else 0


def dotnet(tree, *arguments):
    return subprocess.run(["dotnet", *arguments], cwd=tree, capture_output=True, text=True, check=False)


def copy(tree):
    """Brings the tree to what is checked out here; what it has built stays, so that a kept tree builds what changed."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, tree / name
        if source.is_file() and not (target.is_file() and filecmp.cmp(source, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def build(tree, project, *more):
    built = dotnet(tree, "build", project, "-p:RunAnalyzers=false", "-m:2", "-v:quiet", "-nologo", *more)
    if built.returncode == 0:
        return None
    error = re.search(r"error \w+: .*?(?= \[)", built.stdout)
    return error.group(0) if error else "does not build"


def test(tree, project, chosen):
    """(how many tests ran, the names of those that failed)"""
    name = pathlib.PurePath(project).name
    tested = dotnet(tree, "test", f"{project}/bin/Debug/{FRAMEWORK}/{name}.dll", "--filter", chosen).stdout
    counts = re.search(r"Failed:\s+(\d+), Passed:\s+(\d+)", tested)
    return sum(map(int, counts.groups())) if counts else 0, set(re.findall(r"^\s+Failed (\S+)", tested, re.MULTILINE))


def mutate(tree, control):
    """(verdict, detail, names of the tests that fail): 'caught' when tests fail without the control.

    Only the assembly of the changed file is compiled again, and put beside the tests: what uses it stays as it was built.
    """
    source = tree / control["file"]
    before = source.read_text(encoding="utf-8")
    if before.count(control["find"]) != 1:
        return "stale", "its text does not occur exactly once", set()
    project = next(found for parent in source.parents for found in parent.glob("*.csproj"))
    assembly = f"bin/Debug/{FRAMEWORK}/{project.stem}.dll"
    used = tree / control["project"] / assembly
    kept = used.read_bytes()
    source.write_text(before.replace(control["find"], control["replace"]), encoding="utf-8")
    try:
        error = build(tree, str(project), "--no-restore", "--no-dependencies", "-p:TreatWarningsAsErrors=false")
        if error:
            return "broken", error, set()
        shutil.copyfile(project.parent / assembly, used)
        ran, failed = test(tree, control["project"], control["filter"])
        if not ran:
            return "broken", "no test ran", set()
        return ("caught" if failed else "MISSED"), f"{len(failed)} of {ran} tests fail", failed
    finally:
        source.write_text(before, encoding="utf-8")
        used.write_bytes(kept)


def run(tree, chosen):
    """Yields (control, verdict, detail), one test project after the other, and a control again whose tests fail with it in place too."""
    for project in dict.fromkeys(control["project"] for control in chosen):
        mine = [control for control in chosen if control["project"] == project]
        error = build(tree, project)
        caught = []
        for control in mine:
            verdict, detail, failed = ("broken", error, set()) if error else mutate(tree, control)
            if verdict == "caught":
                caught.append((control, failed))
            yield control, verdict, detail
        if caught:
            _, red = test(tree, project, "|".join(dict.fromkeys(control["filter"] for control, _ in caught)))
            for control, failed in caught:
                if failed <= red:
                    yield control, "red", "its tests fail with the control in place too"


def main(arguments):
    if "--help" in arguments:
        print(__doc__.strip())
        return 0
    if "--check" in arguments:
        return check()
    where = [argument.partition("=")[2] for argument in arguments if argument.startswith("--tree=")]
    words = [argument for argument in arguments if not argument.startswith("--")]
    chosen = [control for control in controls() if not words or any(word in control["name"] + control["project"] for word in words)]
    rows = {}
    with tempfile.TemporaryDirectory(prefix="controls-") as scratch:
        tree = pathlib.Path(where[0] if where else scratch).resolve()
        copy(tree)
        started = time.monotonic()
        for control, verdict, detail in run(tree, chosen):
            rows[control["name"]] = (control["name"], verdict, detail)
            print(f"{verdict:7} {control['name']}: {detail} ({time.monotonic() - started:.0f} s)", flush=True)
            started = time.monotonic()
    print("\n| control taken away | verdict | tests |\n|---|---|---|")
    for row in rows.values():
        print("| " + " | ".join(row) + " |")
    caught = sum(row[1] == "caught" for row in rows.values())
    print(f"\n{caught} of {len(rows)} controls are missed when they are gone")
    return 0 if caught == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
