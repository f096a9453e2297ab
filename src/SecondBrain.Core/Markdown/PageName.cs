namespace SecondBrain.Core.Markdown;

internal static class PageName
{
    /// <summary>The name in <c>[[name]]</c>, <c>#name</c>, <c>#[[name]]</c> or a plain name.</summary>
    public static string Strip(string text)
    {
        var name = text.AsSpan().Trim().TrimStart('#').TrimEnd('/');
        return name.StartsWith("[[") && name.EndsWith("]]") && name.Length >= 4 ? name[2..^2].Trim().ToString() : name.ToString();
    }
}
