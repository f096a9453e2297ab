#!/usr/bin/env python3
"""Deploys the template, as the SAM transform leaves it, to a moto server with CloudFormation. Prints one line of JSON:
{stack, resources: {logical id: {type, id}}, functions: {name: {variable: value}}, missing: [text], mended: [text]}.

usage: deploy.py ENDPOINT [PARAMETER=VALUE...]
"""
import collections
import io
import json
import os
import pathlib
import re
import sys
import zipfile

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "template-checks"))
import tools  # noqa: E402

# moto's CloudFormation cannot make these; each is listed in the output with what stands in for it
LACKING = {
    "AWS::ApiGatewayV2::Api": "routes are called as Lambda functions with the gateway's event",
    "AWS::ApiGatewayV2::ApiMapping": "as the API",
    "AWS::ApiGatewayV2::DomainName": "as the API",
    "AWS::ApiGatewayV2::Stage": "as the API",
    "AWS::Budgets::Budget": "nobody is told what the account spends",
    "AWS::CloudWatch::Alarm": "nobody is alarmed: template checks compare what alarms watch with what the code writes",
    "AWS::Cognito::UserPool": "the caller's claims are in the event",
    "AWS::Cognito::UserPoolClient": "as the user pool",
    "AWS::Cognito::UserPoolDomain": "as the user pool",
    "AWS::Cognito::UserPoolResourceServer": "as the user pool",
    "AWS::Logs::MetricFilter": "as the alarms",
    "AWS::Pipes::Pipe": "the local host's pipe reads moto's stream with the template's filter and starts moto's executions",
    "AWS::SNS::Subscription": "nobody gets the digest's mail",
}
STACK = "second-brain"


def client(endpoint, name):
    return boto3.client(name, endpoint_url=endpoint, region_name=tools.REGION, aws_access_key_id="x", aws_secret_access_key="x")


def definitions(template, source):
    """What CloudFormation does with a definition in S3 and its substitutions, which moto does not."""
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            properties = resource["Properties"]
            text = (ROOT / source["Resources"][name]["Properties"]["DefinitionUri"]).read_text(encoding="utf-8")
            text = text.replace('"ExecutionType": "EXPRESS"', '"ExecutionType": "STANDARD"')
            text = text.replace('"InputType": "JSONL"', '"InputType": "JSON"')
            text = re.sub(r'("ToleratedFailurePercentage": \d+)\b', r"\1.0", text)
            substitutions = properties.pop("DefinitionSubstitutions", {})
            properties.pop("DefinitionS3Location")
            # not Fn::Sub, of which moto makes one $ of two
            parts = re.split(r"\$\{(\w+)\}", text)
            properties["DefinitionString"] = {"Fn::Join": ["", [substitutions[part] if at % 2 else part for at, part in enumerate(parts)]]}


def without_lacking(template, lacking):
    """The resources and outputs that need none of the types in question; what refers to one of them gets its logical id instead."""
    gone = {name for name, resource in template["Resources"].items() if resource["Type"] in lacking}
    counts = collections.Counter(template["Resources"].pop(name)["Type"] for name in gone)

    def mend(node):
        if isinstance(node, list):
            return [mend(each) for each in node]
        if not isinstance(node, dict):
            return node
        if node.get("Ref") in gone or (isinstance(node.get("Fn::GetAtt"), list) and node["Fn::GetAtt"][0] in gone):
            return node["Ref"] if "Ref" in node else "-".join(node["Fn::GetAtt"])
        if isinstance(text := node.get("Fn::Sub"), str):
            return {"Fn::Sub": re.sub(r"\$\{(\w+)(\.\w+)?\}", lambda found: found[1] if found[1] in gone else found[0], text)}
        return {name: mend(each) for name, each in node.items()}

    template["Resources"] = {name: mend(resource) for name, resource in template["Resources"].items()}
    template.pop("Outputs", None)
    return dict(sorted(counts.items()))


def package(endpoint):
    """The object that every function's code is said to be in."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("SecondBrain.Functions.dll", b"")
    s3 = client(endpoint, "s3")
    for bucket in ("bucket", "templates"):
        s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket="bucket", Key="functions", Body=data.getvalue())
    return s3


def mended():
    os.environ.setdefault("INVOKE_URL", "")
    from moto_host import MENDED

    yield from MENDED
    yield "moto's CloudFormation leaves out TimeToLiveSpecification: set by a call of the API, as the template has it"
    yield "moto's parser knows no EXPRESS children of a distributed Map, and takes only a fraction for ToleratedFailurePercentage"
    yield "moto's ItemReader knows no JSON Lines: import-archive and reembed-brain are deployed, and not run"
    yield "moto reads no definition of a state machine from S3, and knows no substitutions: they are put in place by Fn::Join"


def deploy(endpoint, parameters):
    from samtranslator.yaml_helper import yaml_parse

    text = tools.TEMPLATE.read_text(encoding="utf-8")
    template = json.loads(tools.transform(text))
    definitions(template, yaml_parse(text))
    missing = without_lacking(template, LACKING)
    package(endpoint).put_object(Bucket="templates", Key="template.json", Body=json.dumps(template))
    formation = client(endpoint, "cloudformation")
    formation.create_stack(
        StackName=STACK, TemplateURL="https://templates.s3.amazonaws.com/template.json", Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()])
    stack = formation.describe_stacks(StackName=STACK)["Stacks"][0]
    made = {}
    for page in formation.get_paginator("list_stack_resources").paginate(StackName=STACK):
        for each in page["StackResourceSummaries"]:
            made[each["LogicalResourceId"]] = {"type": each["ResourceType"], "id": each.get("PhysicalResourceId", "")}
    for name, table in template["Resources"].items():
        if table["Type"] == "AWS::DynamoDB::Table":
            client(endpoint, "dynamodb").update_time_to_live(
                TableName=made[name]["id"], TimeToLiveSpecification=table["Properties"]["TimeToLiveSpecification"])
    functions = {}
    for page in client(endpoint, "lambda").get_paginator("list_functions").paginate():
        for each in page["Functions"]:
            functions[each["FunctionName"]] = each.get("Environment", {}).get("Variables", {})
    return {
        "status": stack["StackStatus"],
        "declared": dict(sorted(collections.Counter(each["Type"] for each in template["Resources"].values()).items())),
        "resources": made,
        "functions": functions,
        "mended": list(mended()),
        "missing": [f"{kind} ({count}): {LACKING[kind]}" for kind, count in missing.items()],
    }


if __name__ == "__main__":
    print(json.dumps(deploy(sys.argv[1], dict(each.split("=", 1) for each in sys.argv[2:]))))
