namespace SecondBrain.Local.Template;

/// <summary>An AWS::Serverless::StateMachine.</summary>
/// <param name="Definition">The ASL text, placeholders not yet substituted.</param>
/// <param name="DefinitionFile">Where it came from; null when it is written in the template.</param>
internal sealed record StateMachineResource(
    string LogicalId,
    string Name,
    string Arn,
    bool IsExpress,
    string Definition,
    string? DefinitionFile,
    IReadOnlyDictionary<string, string> Substitutions,
    IReadOnlyList<ScheduleResource> Schedules,
    TemplateMark Mark)
{
    public static StateMachineResource Read(ResourceReading reading)
    {
        var properties = reading.Properties;
        var (definition, file) = ReadDefinition(reading);
        var events = properties.Map("Events").Entries.Select(entry => (entry.Key, Value: entry.Value.AsMap($"Event {entry.Key}"))).ToArray();
        foreach (var (name, value) in events)
        {
            if (!ScheduleResource.Is(value))
                throw new TemplateException(value.Mark, $"event {name} of {reading.LogicalId} has type {value.Text("Type")}, which the local host does not know.");
        }

        return new StateMachineResource(
            reading.LogicalId,
            reading.Name,
            reading.Arn,
            properties.Text("Type") == "EXPRESS",
            definition,
            file,
            properties.Map("DefinitionSubstitutions").Entries.ToDictionary(entry => entry.Key, entry => entry.Value.AsText(entry.Key)),
            [.. events.Select(e => ScheduleResource.Read(e.Key, e.Value, reading.LogicalId))],
            reading.Mark);
    }

    private static (string Text, string? File) ReadDefinition(ResourceReading reading)
    {
        if (reading.Properties["Definition"] is { } inline)
            return (inline.ToJson()!.ToJsonString(), null);
        var node = reading.Properties.Required("DefinitionUri", reading.LogicalId);
        var path = Path.GetFullPath(node.AsText("DefinitionUri"), reading.Folder);
        return File.Exists(path)
            ? (File.ReadAllText(path), path)
            : throw new TemplateException(node.Mark, $"{reading.LogicalId}'s DefinitionUri {node.AsText("DefinitionUri")} is not a file.");
    }
}
