using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary><c>ItemReader</c> of a distributed Map.</summary>
/// <param name="Resource">One of <see cref="GetObject"/> and <see cref="ListObjects"/>.</param>
/// <param name="InputType"><c>JSON</c>, <c>JSONL</c> or <c>CSV</c>; of no interest for a list of objects.</param>
/// <param name="CsvHeaders">Null: the first row has them.</param>
/// <param name="MaxItems">0 or absent: all.</param>
internal sealed record ItemReading(string Resource, PayloadTemplate? Parameters, string? InputType, string[]? CsvHeaders, char CsvDelimiter, NumberField? MaxItems)
{
    public const string GetObject = "arn:aws:states:::s3:getObject";

    public const string ListObjects = "arn:aws:states:::s3:listObjectsV2";

    public bool ListsObjects => Resource == ListObjects;
}
