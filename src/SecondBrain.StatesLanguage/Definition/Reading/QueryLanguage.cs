namespace SecondBrain.StatesLanguage.Definition.Reading;

internal static class QueryLanguage
{
    /// <summary>Only JSONPath runs here.</summary>
    public static void Check(FieldReader fields)
    {
        switch (fields.Text("QueryLanguage"))
        {
            case null or "JSONPath":
                break;
            case "JSONata":
                fields.Problem("QueryLanguage", "JSONata is not supported: use JSONPath.");
                break;
            case var other:
                fields.Problem("QueryLanguage", $"There is no query language '{other}'.");
                break;
        }
    }
}
