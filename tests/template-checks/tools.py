"""The tools that judge a template and a workflow: cfn-lint, SAM's own translator, asl-validator."""

import functools
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TEMPLATE = ROOT / "template.yaml"
WORKFLOWS = sorted((ROOT / "statemachines").glob("*.asl.json"))
IN_CI = os.environ.get("CI") == "true"
REGION = "us-east-1"


class ToolMissing(Exception):
    """A check's tool is not installed; the message says how to install it."""


@functools.cache
def cfn_lint():
    try:
        from cfnlint.api import ManualArgs, lint
    except ImportError:
        raise ToolMissing("needs cfn-lint: pip install -r tests/template-checks/requirements.txt") from None
    return lambda text: lint(text, config=ManualArgs(regions=[REGION]))


@functools.cache
def lint(text):
    return [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in cfn_lint()(text)]


def parse(text):
    """The template as it is written, short intrinsic functions in their long form."""
    try:
        from samtranslator.yaml_helper import yaml_parse
    except ImportError:
        raise ToolMissing("needs aws-sam-translator and boto3: pip install -r tests/template-checks/requirements.txt") from None
    return yaml_parse(text)


@functools.cache
def transform(text):
    """The CloudFormation that SAM makes of the template, as JSON. Code and definitions become addresses, as after 'sam package'."""
    try:
        import boto3
        from samtranslator.parser.parser import Parser
        from samtranslator.public.exceptions import InvalidDocumentException
        from samtranslator.translator.translator import Translator
    except ImportError:
        raise ToolMissing("needs aws-sam-translator and boto3: pip install -r tests/template-checks/requirements.txt") from None

    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    template = parse(text)
    template["Globals"]["Function"]["CodeUri"] = "s3://bucket/functions"
    for resource in template["Resources"].values():
        for name in ("CodeUri", "DefinitionUri"):
            if name in resource.get("Properties", {}):
                resource["Properties"][name] = "s3://bucket/" + name
    parameters = {name: str(each["Default"]) for name, each in template.get("Parameters", {}).items() if "Default" in each}
    translator = Translator(managed_policy_map={}, sam_parser=Parser(), boto_session=boto3.Session(region_name=REGION))
    try:
        return json.dumps(translator.translate(sam_template=template, parameter_values=parameters), indent=1, default=str)
    except InvalidDocumentException as error:
        raise ValueError("; ".join(cause.message for cause in error.causes)) from error


def lint_transformed(text):
    try:
        return lint(transform(text))
    except ValueError as error:
        return [str(error)]


def only_transform(text):
    try:
        return [] if '"AWS::Lambda::Function"' in transform(text) else ["the transform made no function"]
    except ValueError as error:
        return [str(error)]


def lint_workflow(text):
    """cfn-lint looks into a state machine only where its definition is in the template."""
    names = re.findall(r"\$\{(\w+)\}", text)
    substitutions = {name: f"arn:aws:lambda:{REGION}:123456789012:function:{name}" if name.endswith("FunctionArn") else name for name in names}
    machine = {
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": {
            "RoleArn": "arn:aws:iam::123456789012:role/workflow",
            "Definition": json.loads(text),
            "DefinitionSubstitutions": substitutions,
        },
    }
    return lint(json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Machine": machine}}, indent=1))


@functools.cache
def asl_validator():
    if not shutil.which("npm") or not shutil.which("node"):
        raise ToolMissing("needs node and npm, for asl-validator")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "secondbrain"
    folder = Path(os.environ.get("SECONDBRAIN_CACHE") or cache) / "asl-validator"
    program = folder / "node_modules" / "asl-validator" / "dist" / "bin" / "asl-validator.js"
    lock = (HERE / "package-lock.json").read_bytes()
    installed = folder / "installed.json"
    if not program.exists() or not installed.exists() or installed.read_bytes() != lock:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        install = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, capture_output=True, text=True)
        if install.returncode != 0:
            raise ToolMissing("cannot install asl-validator: " + (install.stderr.strip().splitlines() or ["npm ci failed"])[-1])
        installed.write_bytes(lock)
    return program


@functools.cache
def validate_workflow(text):
    program = asl_validator()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workflow.asl.json"
        path.write_text(text, encoding="utf-8")
        run = subprocess.run(["node", str(program), "--json-path", str(path)], capture_output=True, text=True)
    return [] if run.returncode == 0 else (run.stdout + run.stderr).replace(str(path), "it").strip().splitlines()
