"""Faults, each planted in a copy of what is shipped, and the check that has to catch it."""

from collections.abc import Callable
from dataclasses import dataclass

import alarms
import deployment
import idle
import rules
from tools import ToolMissing

RULES = {name: rule for name, rule in [*rules.ALL, *alarms.ALL, *idle.ALL, *deployment.ALL]}
INGEST = "ingest-note.asl.json"


@dataclass(frozen=True)
class Fault:
    name: str
    check: str
    judge: Callable
    plant: Callable
    gate: bool = False

    def caught(self, shipped):
        """What the check says of the fault."""
        return self.judge(self.plant(shipped))

    def unnoticed(self, shipped):
        """A check of a check: nothing when it reports the fault, and what is shipped is clean."""
        if self.judge(shipped):
            return [f"'{self.check}' proves nothing while what is shipped has problems"]
        return [] if self.caught(shipped) else [f"'{self.check}' did not notice"]


def by_rule(name, check, plant, gate=False):
    return Fault(name, check, RULES[check], plant, gate)


def in_template(resource, found, fault):
    return lambda stack: stack.with_fault(resource, found, fault)


def in_workflow(found, fault, name=INGEST):
    return lambda stack: stack.with_workflow(name, found, fault)


def another(resource, text):
    """Another resource, before one that is there."""
    return in_template(resource, f"  {resource}:\n", f"{text}\n  {resource}:\n")


def faults(lint, only_transform, tagged_roles, lint_transformed, lint_workflow, validate_workflow):
    def of_text(judge):
        return lambda stack: judge(stack.text)

    def of_workflow(judge):
        return lambda stack: judge(stack.workflows[INGEST])

    capture, ingest = "CaptureNoteFunction", "IngestNoteStateMachine"
    free, cheap, hourly = "alarms and dashboards are as few as are free", "every type of resource is known to cost nothing while idle", "no property is paid by the hour"
    return [
        by_rule("misspelt issuer", "authorizers check issuer and audience", in_template("Api", "https://cognito-idp.${AWS::Region}", "https://cognito-ipd.${AWS::Region}"), True),
        by_rule("missing definition file", "every definition file is there and used", in_workflow(None, None), True),
        Fault("bad rate expression", "cfn-lint of the transformed template", of_text(lint_transformed), in_template("RecoverDeferredStateMachine", "rate(1 hour)", "rat(1 hour)"), True),
        Fault("broken ASL", "asl-validator", of_workflow(validate_workflow), in_workflow('"Next": "Chunk Note"', '"Next": "Cut Note"'), True),
        by_rule("missing authorizer on a route", "every route but the open ones asks for a token and a scope",
                in_template(capture, "AuthorizationScopes:\n                - brain/write", "Authorizer: NONE"), True),
        by_rule("unused substitution", "every substitution is given and used",
                in_template(ingest, "DefinitionSubstitutions:\n", "DefinitionSubstitutions:\n        Unused: !Ref BrainTable\n"), True),
        by_rule("unknown FUNCTION", "every FUNCTION is in the executable, and all of them are deployed", in_template(capture, "FUNCTION: CaptureNote", "FUNCTION: CaptureNotes"), True),
        by_rule("wildcard policy", "no role may do more than it names", in_template(capture, "- dynamodb:PutItem", "- dynamodb:*"), True),
        by_rule("missing retention", "every log ends some day", in_template("ApiLogGroup", "      RetentionInDays: !Ref LogRetentionDays\n", ""), True),
        by_rule("no time-out", "every function, workflow and task has a time-out", in_template(capture, "      Timeout: 29\n", ""), True),

        by_rule("misspelt key of the issuer", "authorizers check issuer and audience", in_template("Api", "issuer: !If", "isuer: !If")),
        by_rule("no time-out of a task", "every function, workflow and task has a time-out", in_workflow('"TimeoutSeconds": 60,', "")),
        by_rule("policy for every resource", "no role may do more than it names", in_template(capture, "Resource: !GetAtt BrainTable.Arn", "Resource: '*'")),
        by_rule("managed policy", "no role may do more than it names", in_template(capture, "      Policies:\n", "      Policies:\n        - AmazonDynamoDBFullAccess\n")),
        by_rule("substitution that is not given", "every substitution is given and used", in_template(ingest, "        TableName: !Ref BrainTable\n", "")),
        by_rule("function that is not deployed", "every FUNCTION is in the executable, and all of them are deployed", in_template(capture, "FUNCTION: CaptureNote", "FUNCTION: AddLink")),
        by_rule("route without a scope", "every route but the open ones asks for a token and a scope",
                in_template(capture, "            Auth:\n              AuthorizationScopes:\n                - brain/write", "            TimeoutInMillis: 30000")),

        Fault("misspelt property", "cfn-lint", of_text(lint), in_template("BrainTable", "BillingMode:", "BilingMode:")),
        Fault("misspelt authorizer", "SAM transform", of_text(only_transform), in_template("Api", "DefaultAuthorizer: OwnerToken", "DefaultAuthorizer: OwnersToken")),
        Fault("missing tag for secrets", "tags of roles", of_text(tagged_roles), lambda stack: stack.with_fault("DecideByLinkFunction", "second-brain-secrets: 'yes' #", "second-brain-secret: 'yes' #")),
        Fault("state without a type", "cfn-lint of workflows", of_workflow(lint_workflow), in_workflow('"Type": "Map",', "")),

        by_rule("alarm on a metric that nothing writes", "alarms stand on metrics that something writes", in_template("BreakerOpenAlarm", "MetricName: BreakerOpen", "MetricName: BreakersOpen")),
        by_rule("alarm on every stack's metric", "alarms stand on metrics that something writes", in_template("BreakerOpenAlarm", "Name: Stack,", "Name: Brain,")),
        by_rule("alarm on another queue's metric", "alarms stand on metrics that something writes", in_template("DeadLettersAlarm", "Name: QueueName,", "Name: Queue,")),
        by_rule("alarm that tells nobody", "every alarm tells somebody, and says what to do", in_template("BreakerOpenAlarm", "AlarmActions: [!Ref AlarmTopic]", "AlarmActions: []")),
        by_rule("alarm without a page", "every alarm tells somebody, and says what to do", in_template("BreakerOpenAlarm", "'Alarm: BreakerOpenAlarm'", "'Alarm: Breaker'")),
        by_rule("alarm that breaches on silence", "every alarm tells somebody, and says what to do", in_template("BreakerOpenAlarm", "TreatMissingData: notBreaching", "TreatMissingData: breaching")),
        by_rule("dashboard of a metric that nothing writes", "the dashboard shows metrics that something writes", in_template("Dashboard", '"Searches"', '"Search"')),
        by_rule("alarm of high resolution", free, in_template("BreakerOpenAlarm", "Period: 300", "Period: 10")),
        by_rule("more alarms than are free", free, another("AlarmTopic", "".join(f"  Alarm{n}: {{ Type: AWS::CloudWatch::Alarm, Properties: {{ MetricName: Errors }} }}\n" for n in range(2)))),

        by_rule("override of a parameter that is gone", "samconfig.toml sets parameters that the template has", in_template("LogRetentionDays", "  LogRetentionDays:", "  LogRetention:")),
        by_rule("page with another default", "docs/deploying.md has every parameter", in_template("LogRetentionDays", "Default: 30", "Default: 14")),
        by_rule("parameter without a word", "docs/deploying.md has every parameter", in_template("LogRetentionDays", "  LogRetentionDays:", "  LogDays:")),

        by_rule("secret by the month", cheap, another("AlarmTopic", "  Key:\n    Type: AWS::SecretsManager::Secret\n")),
        by_rule("gateway by the hour", cheap, another("AlarmTopic", "  Gateway:\n    Type: AWS::EC2::NatGateway\n    Properties: { SubnetId: subnet-1 }\n")),
        by_rule("provisioned concurrency", cheap,
                in_template(capture, "      Timeout: 29\n", "      Timeout: 29\n      AutoPublishAlias: live\n      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 }\n")),
        by_rule("provisioned throughput", hourly, in_template("BrainTable", "BillingMode: PAY_PER_REQUEST", "BillingMode: PROVISIONED")),
        by_rule("key by the month", hourly, in_template("BrainBucket", "SSEAlgorithm: AES256", "SSEAlgorithm: aws:kms")),
        by_rule("client of machines for everybody", "a client for machines is made only where it is asked for",
                in_template("MachineClient", "Condition: HasMachineClient", "Condition: UsesCognito")),
    ]


def table(faults, shipped):
    """Prints 'fault -> check: what it says' for the faults of the gate; gives how many were not caught."""
    uncaught = 0
    for fault in (each for each in faults if each.gate):
        try:
            unclean, problems = fault.judge(shipped), fault.caught(shipped)
        except ToolMissing as missing:
            unclean, problems = [str(missing)], []
        caught = bool(problems) and not unclean
        uncaught += not caught
        print(f"{'caught' if caught else 'MISSED':7} {fault.name:30} {fault.check}\n{'':38} {' '.join(' '.join(unclean or problems or ['nothing']).split())[:150]}")
    return uncaught
