namespace SecondBrain.Local.Template;

/// <summary>An AWS::Pipes::Pipe from a table's stream to a state machine.</summary>
/// <param name="Table">The source table's name.</param>
/// <param name="Patterns">EventBridge patterns as JSON; a record passes when any matches, and always when there is none.</param>
/// <param name="FromStart">TRIM_HORIZON rather than LATEST.</param>
/// <param name="MaximumRetryAttempts">-1: without end.</param>
/// <param name="DeadLetterArn">Null: a batch that fails for good is dropped, as the service does.</param>
/// <param name="StateMachineArn">The target.</param>
/// <param name="WaitsForEnd">REQUEST_RESPONSE: the batch fails when its execution fails. Otherwise FIRE_AND_FORGET.</param>
/// <param name="InputTemplate">Null: records go to the target as they are.</param>
internal sealed record PipeResource(
    string LogicalId,
    string Name,
    string Arn,
    string Table,
    IReadOnlyList<string> Patterns,
    int BatchSize,
    bool FromStart,
    int MaximumRetryAttempts,
    string? DeadLetterArn,
    string StateMachineArn,
    bool WaitsForEnd,
    string? InputTemplate,
    TemplateMark Mark)
{
    private const string TableMarker = ":table/";

    public static PipeResource Read(ResourceReading reading)
    {
        var properties = reading.Properties;
        if (properties["Enrichment"] is { } enrichment)
            throw new TemplateException(enrichment.Mark, $"{reading.LogicalId} has an Enrichment, which the local host does not run.");
        var source = properties.Map("SourceParameters");
        var stream = source["DynamoDBStreamParameters"]?.AsMap("DynamoDBStreamParameters")
            ?? throw new TemplateException(properties.Mark, $"{reading.LogicalId} needs DynamoDBStreamParameters: the local host runs pipes from table streams only.");
        var target = properties.Map("TargetParameters");
        var invocation = target["StepFunctionStateMachineParameters"]?.AsMap("StepFunctionStateMachineParameters").Text("InvocationType") ?? "REQUEST_RESPONSE";
        return new PipeResource(
            reading.LogicalId,
            reading.Name,
            reading.Arn,
            TableOf(properties.Required("Source", reading.LogicalId)),
            [.. source.Map("FilterCriteria").List("Filters").Select(filter => filter.AsMap("A filter").RequiredText("Pattern", "A filter"))],
            stream.Number("BatchSize") ?? 100,
            stream.RequiredText("StartingPosition", reading.LogicalId) == "TRIM_HORIZON",
            stream.Number("MaximumRetryAttempts") ?? -1,
            stream["DeadLetterConfig"]?.AsMap("DeadLetterConfig").RequiredText("Arn", reading.LogicalId),
            reading.RequiredText("Target"),
            invocation == "REQUEST_RESPONSE",
            target.Text("InputTemplate"),
            reading.Mark);
    }

    private static string TableOf(TemplateNode source)
    {
        var arn = source.AsText("Source");
        var start = arn.IndexOf(TableMarker, StringComparison.Ordinal);
        var end = arn.IndexOf("/stream/", StringComparison.Ordinal);
        return start > 0 && end > start
            ? arn[(start + TableMarker.Length)..end]
            : throw new TemplateException(source.Mark, $"a pipe's Source must be a table's StreamArn, not {arn}.");
    }
}
