"""Nothing that costs while idle: every type of resource has a reason to be allowed, and no property that is paid by the hour."""

from rules import listed

STORED = "paid by what is stored and by the request"

TYPES = {
    "AWS::ApiGatewayV2::Api": "an HTTP API is paid by the request",
    "AWS::ApiGatewayV2::Stage": "has no price; an HTTP API's stage has no cache",
    "AWS::Budgets::Budget": "has no price without actions",
    "AWS::CloudWatch::Alarm": "ten of an account are free, and another check counts them",
    "AWS::CloudWatch::Dashboard": "three of an account are free, and another check counts them",
    "AWS::Cognito::UserPool": "paid by the person who signs in, after the first 10,000 a month",
    "AWS::Cognito::UserPoolClient": "free for people; the machines' one is 6 USD a month and only made when MachineSignIn is on",
    "AWS::Cognito::UserPoolDomain": "a prefix of Cognito's own domain has no price",
    "AWS::Cognito::UserPoolResourceServer": "has no price",
    "AWS::DynamoDB::Table": STORED + ", on demand",
    "AWS::Events::Rule": "schedules have no price; what they start is counted by 'SecondBrain.Local cost'",
    "AWS::IAM::Role": "has no price",
    "AWS::Lambda::Function": "paid by the request and the millisecond",
    "AWS::Lambda::Permission": "has no price",
    "AWS::Logs::LogGroup": STORED + ", for as long as LogRetentionDays",
    "AWS::Logs::MetricFilter": "has no price; its metric is paid in months in which it is written",
    "AWS::Pipes::Pipe": "paid by the event that passes its filter",
    "AWS::S3::Bucket": STORED,
    "AWS::SNS::Subscription": "has no price",
    "AWS::SNS::Topic": "paid by the message",
    "AWS::SQS::Queue": "paid by the request",
    "AWS::StepFunctions::StateMachine": "paid by the transition, or by the request and its duration",
}

# per type: a property, and the values that it may have; None is absent
PROPERTIES = {
    "AWS::DynamoDB::Table": {"BillingMode": ["PAY_PER_REQUEST"], "ProvisionedThroughput": [None], "WarmThroughput": [None], "Replicas": [None], "SSESpecification": [None]},  # encrypted all the same, by DynamoDB's own key; requests to a KMS key are paid
    "AWS::Lambda::Function": {"VpcConfig": [None], "SnapStart": [None], "FileSystemConfigs": [None]},
    "AWS::SNS::Topic": {"KmsMasterKeyId": [None, "alias/aws/sns"]},  # AWS's own key is paid by the request
    "AWS::SQS::Queue": {"KmsMasterKeyId": [None]},
    "AWS::Logs::LogGroup": {"KmsKeyId": [None]},
    "AWS::Cognito::UserPool": {"UserPoolTier": ["LITE", "ESSENTIALS"], "UserPoolAddOns": [None]},
}


def types(stack):
    for name, each in stack.resources.items():
        if each["Type"] not in TYPES:
            yield f"{name}: {each['Type']} is not among the types that are known to cost nothing while idle"
    used = {each["Type"] for each in stack.resources.values()}
    yield from (f"{type} is allowed and not used" for type in TYPES if type not in used)


def properties(stack):
    for type, allowed in PROPERTIES.items():
        for name, each in stack.of_type(type).items():
            for property, values in allowed.items():
                if each.get(property) not in values:
                    yield f"{name}: {property} {each.get(property)!r} costs while idle"
    for name, table in stack.of_type("AWS::DynamoDB::Table").items():
        if any("ProvisionedThroughput" in index for index in table.get("GlobalSecondaryIndexes", [])):
            yield f"{name} has an index with provisioned throughput"
    for name, bucket in stack.of_type("AWS::S3::Bucket").items():
        for rule in bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]:
            if rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] != "AES256":
                yield f"{name} is encrypted by a KMS key, which is paid by the month"


def machine_clients(stack):
    written = stack.source["Resources"]
    for name, client in stack.of_type("AWS::Cognito::UserPoolClient").items():
        if "client_credentials" in client.get("AllowedOAuthFlows", []) and written[name].get("Condition") != "HasMachineClient":
            yield f"{name}: Cognito takes 6 USD a month for a client of machines, so it needs the condition HasMachineClient"
    if stack.source["Parameters"]["MachineSignIn"]["Default"] != "off":
        yield "MachineSignIn is not off by default"


def count(stack):
    if len(stack.resources) > 500:
        yield f"{len(stack.resources)} resources; CloudFormation takes 500 a stack"


ALL = [
    ("every type of resource is known to cost nothing while idle", listed(types)),
    ("no property is paid by the hour", listed(properties)),
    ("a client for machines is made only where it is asked for", listed(machine_clients)),
    ("the stack has at most 500 resources", listed(count)),
]
