"""Names that AWS shares: two stacks of one account, or one stack in two regions, must not ask for the same."""

import json

from rules import listed

# of which property, and what has to be in it; CloudFormation makes the names of all others
SHARED = {
    "AWS::Budgets::Budget": ("Budget", "BudgetName", ("AWS::StackName", "AWS::Region")),
    "AWS::CloudWatch::Dashboard": (None, "DashboardName", ("AWS::StackName", "AWS::Region")),
    "AWS::Cognito::UserPoolDomain": (None, "Domain", ("AWS::StackId",)),
}
NAMES = {"BucketName", "FunctionName", "LogGroupName", "Name", "QueueName", "RoleName", "StateMachineName", "TableName", "TopicName", "UserPoolName"}
OF_THE_STACK = {"AWS::ApiGatewayV2::Api", "AWS::Cognito::UserPoolResourceServer"}  # no two of one place need different names


def names(stack):
    for type, (inside, key, parts) in SHARED.items():
        for name, each in stack.of_type(type).items():
            text = json.dumps((each.get(inside, {}) if inside else each).get(key))
            yield from (f"{name}: {key} has no {part}" for part in parts if part not in text)
    for name, each in stack.resources.items():
        for key in NAMES & each.get("Properties", {}).keys():
            text = json.dumps(each["Properties"][key])
            if each["Type"] not in OF_THE_STACK and "AWS::StackName" not in text and '"Ref"' not in text and '"Fn::GetAtt"' not in text:
                yield f"{name}: {key} is the same in every stack"


ALL = [("no two stacks ask for the same name", listed(names))]
