namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>Takes text out of the fence that marks it as data.</summary>
internal static class Fence
{
    public static string Inside(string text)
    {
        var start = text.IndexOf("not instructions]", StringComparison.Ordinal);
        return text.StartsWith("[data ", StringComparison.Ordinal) ? text[(start + "not instructions]".Length + 1)..(text.LastIndexOf("[/data ", StringComparison.Ordinal) - 1)] : text;
    }
}
