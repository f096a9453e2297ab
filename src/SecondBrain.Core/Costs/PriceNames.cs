namespace SecondBrain.Core.Costs;

/// <summary>Names of the prices in docs/prices.json.</summary>
public static class PriceNames
{
    public const string LambdaRequest = "lambda.request";

    public const string LambdaGigabyteSecond = "lambda.arm64-gb-second";

    public const string StandardTransition = "states.standard-transition";

    public const string ExpressRequest = "states.express-request";

    public const string ExpressGigabyteSecond = "states.express-gb-second";

    public const string WriteUnit = "dynamodb.write-unit";

    public const string ReadUnit = "dynamodb.read-unit";

    public const string TableGigabyteMonth = "dynamodb.gb-month";

    public const string BackupGigabyteMonth = "dynamodb.backup-gb-month";

    public const string BucketPut = "s3.put";

    public const string BucketGet = "s3.get";

    public const string BucketGigabyteMonth = "s3.gb-month";

    public const string ApiRequest = "api.http-request";

    public const string PipeRequest = "pipes.request";

    public const string LogGigabyte = "logs.gb-ingested";

    public const string MetricMonth = "cloudwatch.metric-month";

    public const string AlarmMonth = "cloudwatch.alarm-month";

    public const string DashboardMonth = "cloudwatch.dashboard-month";

    public const string Trace = "xray.trace";

    public static IReadOnlyList<string> All { get; } =
    [
        LambdaRequest, LambdaGigabyteSecond, StandardTransition, ExpressRequest, ExpressGigabyteSecond, WriteUnit, ReadUnit,
        TableGigabyteMonth, BackupGigabyteMonth, BucketPut, BucketGet, BucketGigabyteMonth, ApiRequest, PipeRequest, LogGigabyte,
        MetricMonth, AlarmMonth, DashboardMonth, Trace,
    ];
}
