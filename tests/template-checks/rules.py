"""What cfn-lint and the transform do not look at. A rule takes a stack and gives its problems."""

import json
import re

from tools import ROOT

GATEWAY_SECONDS = 30  # an HTTP API gives up then, whatever the function's own limit

OPEN = {  # signed in its address; verifies the token itself (ADR 23); says where to get one; what is public (ADR 24)
    "GET /health", "GET /reviews/decide", "POST /reviews/decide", "ANY /mcp", "GET /.well-known/oauth-protected-resource",
    "GET /.well-known/oauth-protected-resource/mcp", "GET /public/{brain}/notes", "GET /public/{brain}/notes/{id}",
    "GET /public/{brain}/notes/{id}/links", "GET /public/{brain}/search",
}

WITHOUT_RESOURCE = {  # delivery of a state machine's logs: IAM cannot limit these to a resource
    "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
}

MANAGED = {  # what SAM adds to a role: writing logs, and writing traces, neither of which IAM can limit to a stack
    "service-role/AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess", "AWSXRayDaemonWriteAccess",
}


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


# the address in a Cognito token's iss claim, or the issuer that was given
ISSUER = {"Fn::If": ["UsesCognito", {"Fn::Sub": "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${UserPool}"}, {"Ref": "JwtIssuer"}]}


def issuers(stack):
    for name, api in stack.of_type("AWS::ApiGatewayV2::Api").items():
        schemes = api["Body"].get("components", {}).get("securitySchemes", {})
        if not schemes:
            yield f"{name} has no authorizer"
        for scheme, each in schemes.items():
            keys = set(each.get("x-amazon-apigateway-authorizer", {}).get("jwtConfiguration", {}))
            if keys != {"issuer", "audience"}:
                yield f"{scheme} of {name} checks {', '.join(sorted(keys)) or 'nothing'}, not issuer and audience"
            elif each["x-amazon-apigateway-authorizer"]["jwtConfiguration"]["issuer"] != ISSUER:
                yield f"{scheme} of {name} trusts an issuer that is neither the user pool nor JwtIssuer"


def definitions(stack):
    written = {name: str(each.get("DefinitionUri", "")) for name, each in stack.written("AWS::Serverless::StateMachine").items()}
    for name, uri in written.items():
        if not uri.startswith("statemachines/") or uri.removeprefix("statemachines/") not in stack.workflows:
            yield f"{name}: there is no {uri or 'DefinitionUri'}"
    for workflow in stack.workflows:
        if f"statemachines/{workflow}" not in written.values():
            yield f"statemachines/{workflow} belongs to no state machine"


def substitutions(stack):
    for name, each in stack.written("AWS::Serverless::StateMachine").items():
        text = stack.workflows.get(str(each.get("DefinitionUri", "")).removeprefix("statemachines/"), "")
        used, given = set(re.findall(r"\$\{(\w+)\}", text)), set(each.get("DefinitionSubstitutions", {}))
        yield from (f"{name} gives {unused}, which its definition does not use" for unused in sorted(given - used))
        yield from (f"{name} does not give {missing}" for missing in sorted(used - given))


def routes(stack):
    for name, api in stack.of_type("AWS::ApiGatewayV2::Api").items():
        for path, methods in api["Body"]["paths"].items():
            for method, operation in methods.items():
                key = f"{'ANY' if method == 'x-amazon-apigateway-any-method' else method.upper()} {path}"
                if key in OPEN or path == "$default":
                    continue
                security = [scopes for each in operation.get("security", []) for scheme, scopes in each.items() if scheme != "NONE"]
                if not security:
                    yield f"{key} of {name} has no authorizer"
                elif not all(security):
                    yield f"{key} of {name} asks for no scope"


def functions(stack):
    catalog = {path.parent.name for path in (ROOT / "functions").glob("*/Function.cs")}
    chosen = {name: each.get("Environment", {}).get("Variables", {}).get("FUNCTION") for name, each in stack.written("AWS::Serverless::Function").items()}
    yield from (f"{name}: there is no function {function}" for name, function in chosen.items() if function not in catalog)
    yield from (f"{function} is in no function of the template" for function in sorted(catalog - set(chosen.values())))


def policies(stack):
    for name, role in stack.of_type("AWS::IAM::Role").items():
        for arn in role.get("ManagedPolicyArns", []):
            if str(arn).partition(":policy/")[2] not in MANAGED:
                yield f"{name} has the managed policy {arn}"
        for statement in (each for policy in role.get("Policies", []) for each in as_list(policy["PolicyDocument"]["Statement"])):
            actions = as_list(statement.get("Action"))
            yield from (f"{name}: the action {action} is a wildcard" for action in actions if "*" in action)
            if statement["Effect"] == "Allow" and "*" in as_list(statement.get("Resource", "*")):
                yield from (f"{name}: {action} is allowed on every resource" for action in actions if action not in WITHOUT_RESOURCE)
            if "NotAction" in statement or "NotResource" in statement:
                yield f"{name} allows all but what a statement names"


def retention(stack):
    for name, group in stack.of_type("AWS::Logs::LogGroup").items():
        if "RetentionInDays" not in group:
            yield f"{name} keeps its logs for ever"
    for name, function in stack.of_type("AWS::Lambda::Function").items():
        if "LogGroup" not in function.get("LoggingConfig", {}):
            yield f"{name} makes a log group of its own, which keeps its logs for ever"


def timeouts(stack):
    for name, function in stack.written("AWS::Serverless::Function").items():
        seconds = function.get("Timeout")
        if seconds is None:
            yield f"{name} has no Timeout"
        elif int(seconds) >= GATEWAY_SECONDS and any(each["Type"] == "HttpApi" for each in function.get("Events", {}).values()):
            yield f"{name} may take longer than the HTTP API waits"
    for workflow, text in stack.workflows.items():
        definition = json.loads(text)
        if "TimeoutSeconds" not in definition:
            yield f"{workflow} has no TimeoutSeconds"
        for name, state in states(definition):
            if state["Type"] == "Task" and not {"TimeoutSeconds", "TimeoutSecondsPath"} & set(state):
                yield f"'{name}' of {workflow} has no TimeoutSeconds"


def states(definition):
    for name, state in definition.get("States", {}).items():
        yield name, state
        for inner in (*state.get("Branches", []), state.get("ItemProcessor", {})):
            yield from states(inner)


def listed(rule):
    return lambda stack: list(rule(stack))


ALL = [
    ("authorizers check issuer and audience", listed(issuers)),
    ("every definition file is there and used", listed(definitions)),
    ("every substitution is given and used", listed(substitutions)),
    ("every route but the open ones asks for a token and a scope", listed(routes)),
    ("every FUNCTION is in the executable, and all of them are deployed", listed(functions)),
    ("no role may do more than it names", listed(policies)),
    ("every log ends some day", listed(retention)),
    ("every function, workflow and task has a time-out", listed(timeouts)),
]
