"""Alarms and the dashboard: on metrics that something writes, few enough to be free, and each with a page that says what to do."""

import json
import re

from rules import listed
from tools import ROOT

FREE_ALARMS = 10  # metrics on which alarms stand, an account
FREE_DASHBOARDS = 3

AWS = {  # the services' own, as their documentation lists them
    "AWS/ApiGateway": {"Count", "4xx", "5xx", "Latency", "IntegrationLatency"},
    "AWS/DynamoDB": {"ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"},
    "AWS/EventBridge/Pipes": {"ExecutionFailed", "Invocations"},
    "AWS/Lambda": {"Throttles"},
    "AWS/SQS": {"ApproximateNumberOfMessagesVisible"},
    "AWS/States": {"ExecutionsStarted"},
}


DIMENSIONS = {  # of the services' metrics that alarms stand on: none where the whole account's is meant
    "AWS/ApiGateway": ("ApiId", "AWS::ApiGatewayV2::Api", "Ref"),
    "AWS/EventBridge/Pipes": ("PipeName", "AWS::Pipes::Pipe", "Ref"),
    "AWS/Lambda": None,
    "AWS/SQS": ("QueueName", "AWS::SQS::Queue", "QueueName"),
}


def names_in_code():
    """The metrics that functions write, from the constants that they write them by."""
    text = (ROOT / "src/SecondBrain.Core/Telemetry/MetricNames.cs").read_text(encoding="utf-8")
    listed_in_all = re.search(r"All \{ get; \} =\s*\[([^]]*)\]", text).group(1)
    constants = dict(re.findall(r'const string (\w+) = "([^"]+)"', text))
    return {constants[name.strip()] for name in listed_in_all.split(",")}


def written_metrics(stack):
    metrics = dict(AWS)
    metrics["SecondBrain"] = names_in_code()
    filters = (each for group in stack.of_type("AWS::Logs::MetricFilter").values() for each in group["MetricTransformations"])
    metrics["SecondBrain/${AWS::StackName}"] = {each["MetricName"] for each in filters}
    return metrics


def text_of(value):
    return value["Fn::Sub"] if isinstance(value, dict) and "Fn::Sub" in value else value


def unwritten(stack):
    metrics = written_metrics(stack)
    for name, alarm in stack.of_type("AWS::CloudWatch::Alarm").items():
        if alarm.get("MetricName") not in metrics.get(text_of(alarm.get("Namespace")), ()):
            yield f"{name}: nothing writes {alarm.get('MetricName')} in {text_of(alarm.get('Namespace'))}"
        dimensions = {each["Name"]: each["Value"] for each in alarm.get("Dimensions", [])}
        yield from misplaced(stack, name, text_of(alarm.get("Namespace")), dimensions)
        if alarm.get("Namespace") == "SecondBrain" and dimensions != {"Stack": {"Ref": "AWS::StackName"}}:
            yield f"{name} does not look at this stack's metric"


def misplaced(stack, name, namespace, dimensions):
    """An alarm on a metric of a service that no resource of the stack has stays silent for ever."""
    if namespace not in AWS:
        return
    wanted = DIMENSIONS.get(namespace, ())
    if wanted == ():
        yield f"{name}: say in alarms.py which dimensions {namespace} has"
    elif wanted is None:
        if dimensions:
            yield f"{name}: {namespace} is watched as a whole, and has {', '.join(dimensions)}"
    else:
        key, kind, value = wanted
        if list(dimensions) != [key] or named(dimensions[key], value) not in stack.of_type(kind):
            yield f"{name}: {namespace} needs {key} of an {kind} of this stack"


def named(value, form):
    """The resource that a value names: by Ref, or by the attribute."""
    if not isinstance(value, dict):
        return None
    if form == "Ref":
        return value.get("Ref")
    resource, _, attribute = ".".join(value.get("Fn::GetAtt", [])).partition(".")
    return resource if attribute == form else None


def unanswered(stack):
    page = ROOT / "docs/operations.md"
    headings = re.findall(r"^## Alarm: (\S+)$", page.read_text(encoding="utf-8"), re.M) if page.exists() else []
    alarms = stack.of_type("AWS::CloudWatch::Alarm")
    for name, alarm in alarms.items():
        if not alarm.get("AlarmActions"):
            yield f"{name} tells nobody"
        if alarm.get("TreatMissingData") != "notBreaching":
            yield f"{name} goes off, or stays undecided, when nothing happens"
        if f"docs/operations.md, 'Alarm: {name}'" not in alarm.get("AlarmDescription", ""):
            yield f"{name} does not say where to read what to do"
        if page.exists() and name not in headings:
            yield f"docs/operations.md has no section 'Alarm: {name}'"
    yield from (f"docs/operations.md has a section for {name}, which is no alarm" for name in headings if name not in alarms)


def dashboards(stack):
    metrics = written_metrics(stack)
    for name, dashboard in stack.of_type("AWS::CloudWatch::Dashboard").items():
        for widget in json.loads(text_of(dashboard["DashboardBody"]))["widgets"]:
            before = []
            for metric in widget["properties"]["metrics"]:
                if not isinstance(metric[0], str):
                    continue  # a search
                before = [before[at] if part == "." else part for at, part in enumerate(metric)]
                if before[1] not in metrics.get(before[0], ()):
                    yield f"{name}: nothing writes {before[1]} in {before[0]}"


def many(stack):
    alarms, boards = stack.of_type("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"), stack.of_type("AWS::CloudWatch::Dashboard")
    metrics = sum(max(1, sum("MetricStat" in each for each in alarm.get("Metrics", []))) for alarm in alarms.values())
    if metrics > FREE_ALARMS:
        yield f"alarms stand on {metrics} metrics; {FREE_ALARMS} are free"
    if len(boards) > FREE_DASHBOARDS:
        yield f"{len(boards)} dashboards; {FREE_DASHBOARDS} are free"
    yield from (f"{name}: an alarm on less than a minute costs three times as much" for name, alarm in alarms.items() if int(alarm.get("Period", 60)) < 60)


ALL = [
    ("alarms stand on metrics that something writes", listed(unwritten)),
    ("every alarm tells somebody, and says what to do", listed(unanswered)),
    ("the dashboard shows metrics that something writes", listed(dashboards)),
    ("alarms and dashboards are as few as are free", listed(many)),
]
