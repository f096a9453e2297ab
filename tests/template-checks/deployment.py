"""What a person deploys with: samconfig.toml and docs/deploying.md speak of parameters that the template has."""

import re

from rules import listed
from tools import ROOT


def overrides(stack, text=None):
    declared = stack.source["Parameters"]
    text = (ROOT / "samconfig.toml").read_text(encoding="utf-8") if text is None else text
    environments = re.findall(r"^\[(\w+)\.deploy\.parameters\]$(.*?)(?=^\[|\Z)", text, re.M | re.S)
    if [name for name, _ in environments] != ["dev", "prod"]:
        yield "samconfig.toml has not the environments dev and prod"
    for name, body in environments:
        for key, value in re.findall(r"(\w+)=(\S+)", "".join(re.findall(r"^parameter_overrides = '([^']*)'$", body, re.M))):
            allowed = declared.get(key, {}).get("AllowedValues")
            if key not in declared:
                yield f"{name} sets {key}, which is no parameter"
            elif allowed and value not in map(str, allowed):
                yield f"{name} sets {key} to {value}, which is not allowed"
        if "capabilities" not in body or "stack_name" not in body:
            yield f"{name} names no stack or no capabilities"
    if re.search(r"^cached = true", text, re.M):
        yield "a cached build looks for changes in functions/ only, and would deploy an old src/"


def undocumented(stack):
    page = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    rows = {name: (default, text) for name, default, text in re.findall(r"^\| `(\w+)` \| *(?:`([^`]*)`)? *\| (.*) \|$", page, re.M)}
    yield from (f"docs/deploying.md does not have the parameter {name}" for name in stack.source["Parameters"] if name not in rows)
    for name, each in stack.source["Parameters"].items():
        if len(each.get("Description", "")) < 20:
            yield f"{name} has no description"
        written = rows.get(name, (None, None))
        if name in rows and written != (str(each.get("Default", "")), each.get("Description", "")):
            yield f"docs/deploying.md says of {name} '{written[0]}: {written[1]}', the template '{each.get('Default', '')}: {each.get('Description', '')}'"


ALL = [
    ("samconfig.toml sets parameters that the template has", listed(overrides)),
    ("docs/deploying.md has every parameter", listed(undocumented)),
]
