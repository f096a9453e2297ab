namespace SecondBrain.Local.Template;

/// <summary>An AWS::Serverless::Function, Globals merged.</summary>
/// <param name="Environment">Its environment variables, <c>FUNCTION</c> among them.</param>
internal sealed record FunctionResource(
    string LogicalId,
    string Name,
    string Arn,
    IReadOnlyDictionary<string, string> Environment,
    TimeSpan Timeout,
    int MemoryMegabytes,
    IReadOnlyList<RouteResource> Routes,
    IReadOnlyList<ScheduleResource> Schedules,
    TemplateMark Mark)
{
    /// <summary>The variable that chooses the function in the shared executable.</summary>
    public const string ChoosingVariable = "FUNCTION";

    /// <summary>The name the function has in the catalog.</summary>
    public string CatalogName => Environment[ChoosingVariable];

    public static FunctionResource Read(ResourceReading reading)
    {
        var properties = reading.Properties;
        var environment = properties.Map("Environment").Map("Variables").Entries.ToDictionary(entry => entry.Key, entry => entry.Value.AsText(entry.Key));
        if (!environment.ContainsKey(ChoosingVariable))
            throw new TemplateException(reading.Mark, $"{reading.LogicalId} needs the environment variable {ChoosingVariable}: it chooses the function in the shared executable.");

        var events = properties.Map("Events").Entries.Select(entry => (entry.Key, Value: entry.Value.AsMap($"Event {entry.Key}"))).ToArray();
        foreach (var (name, value) in events)
        {
            if (!RouteResource.Is(value) && !ScheduleResource.Is(value))
                throw new TemplateException(value.Mark, $"event {name} of {reading.LogicalId} has type {value.Text("Type")}, which the local host does not know.");
        }

        return new FunctionResource(
            reading.LogicalId,
            reading.Name,
            reading.Arn,
            environment,
            TimeSpan.FromSeconds(properties.Number("Timeout") ?? 3),
            properties.Number("MemorySize") ?? 128,
            [.. events.Where(e => RouteResource.Is(e.Value)).Select(e => RouteResource.Read(e.Value, reading.LogicalId))],
            [.. events.Where(e => ScheduleResource.Is(e.Value)).Select(e => ScheduleResource.Read(e.Key, e.Value, reading.LogicalId))],
            reading.Mark);
    }
}
