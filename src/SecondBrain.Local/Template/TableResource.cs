namespace SecondBrain.Local.Template;

/// <summary>An AWS::DynamoDB::Table.</summary>
/// <param name="StreamView">NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES or KEYS_ONLY; null without a stream.</param>
/// <param name="TimeToLiveAttribute">Null without TTL.</param>
internal sealed record TableResource(
    string LogicalId,
    string Name,
    string Arn,
    TableKey Key,
    IReadOnlyDictionary<string, string> AttributeTypes,
    IReadOnlyList<TableIndex> GlobalIndexes,
    IReadOnlyList<TableIndex> LocalIndexes,
    string? StreamView,
    string? TimeToLiveAttribute,
    TemplateMark Mark)
{
    public static TableResource Read(ResourceReading reading)
    {
        var properties = reading.Properties;
        var timeToLive = properties.Map("TimeToLiveSpecification");
        return new TableResource(
            reading.LogicalId,
            reading.Name,
            reading.Arn,
            TableKey.Read(properties, reading.LogicalId),
            properties.List("AttributeDefinitions").Select(node => node.AsMap("An attribute definition")).ToDictionary(
                definition => definition.RequiredText("AttributeName", reading.LogicalId),
                definition => definition.RequiredText("AttributeType", reading.LogicalId)),
            [.. properties.List("GlobalSecondaryIndexes").Select(TableIndex.Read)],
            [.. properties.List("LocalSecondaryIndexes").Select(TableIndex.Read)],
            properties["StreamSpecification"]?.AsMap("StreamSpecification").RequiredText("StreamViewType", reading.LogicalId),
            timeToLive.Flag("Enabled") == true ? timeToLive.RequiredText("AttributeName", reading.LogicalId) : null,
            reading.Mark);
    }
}

/// <summary>Attribute names of a primary key.</summary>
internal sealed record TableKey(string Partition, string? Sort)
{
    public static TableKey Read(TemplateMap owner, string name)
    {
        var elements = owner.List("KeySchema").Select(node => node.AsMap("A key schema element")).ToArray();
        string? Of(string type) => elements.FirstOrDefault(element => element.Text("KeyType") == type)?.RequiredText("AttributeName", name);
        return new TableKey(Of("HASH") ?? throw new TemplateException(owner.Mark, $"{name} needs a HASH key in KeySchema."), Of("RANGE"));
    }
}

/// <param name="Projection">ALL, KEYS_ONLY or INCLUDE.</param>
internal sealed record TableIndex(string Name, TableKey Key, string Projection, IReadOnlyList<string> NonKeyAttributes)
{
    public static TableIndex Read(TemplateNode node)
    {
        var index = node.AsMap("An index");
        var name = index.RequiredText("IndexName", "An index");
        var projection = index.Map("Projection");
        return new TableIndex(name, TableKey.Read(index, name), projection.RequiredText("ProjectionType", name), projection.Texts("NonKeyAttributes"));
    }
}
