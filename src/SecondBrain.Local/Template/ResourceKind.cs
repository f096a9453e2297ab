namespace SecondBrain.Local.Template;

/// <summary>What a resource is called once it exists.</summary>
/// <param name="Name">Its name property, or the logical id where the template leaves the name to CloudFormation.</param>
internal sealed record PhysicalName(TemplateScope Scope, string LogicalId, string Name)
{
    public string Arn(string service, string prefix = "") => Scope.Arn(service, prefix + Name);
}

/// <summary>A resource type the local host knows: its name property and what Ref and GetAtt give.</summary>
internal sealed record ResourceKind(string? NameProperty, Func<PhysicalName, string> Ref, IReadOnlyDictionary<string, Func<PhysicalName, string>> Attributes)
{
    public const string Table = "AWS::DynamoDB::Table";
    public const string Bucket = "AWS::S3::Bucket";
    public const string Function = "AWS::Serverless::Function";
    public const string HttpApi = "AWS::Serverless::HttpApi";
    public const string StateMachine = "AWS::Serverless::StateMachine";
    public const string Pipe = "AWS::Pipes::Pipe";
    public const string Queue = "AWS::SQS::Queue";
    public const string QueuePolicy = "AWS::SQS::QueuePolicy";
    public const string Role = "AWS::IAM::Role";
    public const string LogGroup = "AWS::Logs::LogGroup";
    public const string Topic = "AWS::SNS::Topic";
    public const string Subscription = "AWS::SNS::Subscription";
    public const string TopicPolicy = "AWS::SNS::TopicPolicy";
    public const string BucketPolicy = "AWS::S3::BucketPolicy";
    public const string Alarm = "AWS::CloudWatch::Alarm";
    public const string Dashboard = "AWS::CloudWatch::Dashboard";
    public const string MetricFilter = "AWS::Logs::MetricFilter";
    public const string Budget = "AWS::Budgets::Budget";
    public const string Permission = "AWS::Lambda::Permission";
    public const string UserPool = "AWS::Cognito::UserPool";
    public const string UserPoolClient = "AWS::Cognito::UserPoolClient";
    public const string UserPoolDomain = "AWS::Cognito::UserPoolDomain";
    public const string UserPoolResourceServer = "AWS::Cognito::UserPoolResourceServer";

    /// <summary>Every type the local host can run, or that only matters once deployed (roles, policies, permissions, alarms, a dashboard, a budget for the bill, log groups and their metric filters, and user pools, whose part the local issuer plays).</summary>
    public static IReadOnlyDictionary<string, ResourceKind> Known { get; } = new Dictionary<string, ResourceKind>
    {
        [Table] = Named("TableName", new()
        {
            ["Arn"] = name => name.Arn("dynamodb", "table/"),
            ["StreamArn"] = name => name.Arn("dynamodb", "table/") + "/stream/local",
        }),
        [Bucket] = Named("BucketName", new()
        {
            ["Arn"] = name => $"arn:{name.Scope.Partition}:s3:::{Lower(name)}",
            ["DomainName"] = name => $"{Lower(name)}.s3.amazonaws.com",
            ["RegionalDomainName"] = name => $"{Lower(name)}.s3.{name.Scope.Region}.amazonaws.com",
        }, Lower),
        [Function] = Named("FunctionName", new() { ["Arn"] = FunctionArn }),
        [HttpApi] = Named(null, new()
        {
            ["ApiEndpoint"] = name => name.Scope.ApiEndpoint,
            ["ApiId"] = name => name.LogicalId,
        }),
        [StateMachine] = Named("Name", new()
        {
            ["Arn"] = StateMachineArn,
            ["Name"] = name => name.Name,
        }, StateMachineArn),
        [Pipe] = Named("Name", new() { ["Arn"] = name => name.Arn("pipes", "pipe/") }),
        [Queue] = Named("QueueName", new()
        {
            ["Arn"] = name => name.Arn("sqs"),
            ["QueueName"] = name => name.Name,
            ["QueueUrl"] = QueueUrl,
        }, QueueUrl),
        [QueuePolicy] = Named(null, []),
        [Role] = Named("RoleName", new() { ["Arn"] = RoleArn, ["RoleId"] = name => name.Name }),
        [LogGroup] = Named("LogGroupName", new() { ["Arn"] = name => name.Arn("logs", "log-group:") + ":*" }),
        [Topic] = Named("TopicName", new()
        {
            ["TopicArn"] = name => name.Arn("sns"),
            ["TopicName"] = name => name.Name,
        }, name => name.Arn("sns")),
        [Subscription] = Named(null, []),
        [TopicPolicy] = Named(null, []),
        [BucketPolicy] = Named(null, []),
        [Alarm] = Named("AlarmName", new() { ["Arn"] = name => name.Arn("cloudwatch", "alarm:") }),
        [Dashboard] = Named("DashboardName", []),
        [MetricFilter] = Named("FilterName", []),
        [Budget] = Named(null, []),
        [Permission] = Named(null, []),
        [UserPool] = Named("UserPoolName", new()
        {
            ["Arn"] = name => name.Arn("cognito-idp", "userpool/"),
            ["ProviderName"] = name => $"cognito-idp.{name.Scope.Region}.amazonaws.com/{name.Name}",
            ["ProviderURL"] = name => $"https://cognito-idp.{name.Scope.Region}.amazonaws.com/{name.Name}",
            ["UserPoolId"] = name => name.Name,
        }),
        [UserPoolClient] = Named(null, new() { ["ClientId"] = name => name.LogicalId }),
        [UserPoolDomain] = Named(null, []),
        [UserPoolResourceServer] = Named("Identifier", []),
    };

    private static ResourceKind Named(string? property, Dictionary<string, Func<PhysicalName, string>> attributes, Func<PhysicalName, string>? reference = null) =>
        new(property, reference ?? (name => name.Name), attributes);

    private static string FunctionArn(PhysicalName name) => name.Arn("lambda", "function:");

    private static string StateMachineArn(PhysicalName name) => name.Arn("states", "stateMachine:");

    private static string RoleArn(PhysicalName name) => $"arn:{name.Scope.Partition}:iam::{name.Scope.AccountId}:role/{name.Name}";

    private static string QueueUrl(PhysicalName name) => $"https://sqs.{name.Scope.Region}.amazonaws.com/{name.Scope.AccountId}/{name.Name}";

    // A bucket's name is lower case; the logical id is not.
#pragma warning disable CA1308
    private static string Lower(PhysicalName name) => name.Name.ToLowerInvariant();
#pragma warning restore CA1308
}
