using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>Logseq's <c>key:: value</c> lines. Those of the first block are the page's; <c>id::</c> names any block.</summary>
internal sealed class LogseqProperties
{
    public Dictionary<string, string> Scalars { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static LogseqProperties ReadPage(string text, int start)
    {
        var page = new LogseqProperties();
        foreach (var line in TextLines.Of(text, start))
        {
            if (TryRead(text, line, out var key, out var value, out _))
            {
                page.Scalars.TryAdd(key, value);
            }
            else if (page.Scalars.Count > 0 || !line.Of(text).IsWhiteSpace())
            {
                break;
            }
        }

        return page;
    }

    /// <param name="mark">From the key to the end of the value.</param>
    public static bool TryRead(string text, TextSpan line, out string key, out string value, out TextSpan mark)
    {
        (key, value, mark) = ("", "", default);
        var content = line.Of(text).TrimStart();
        if (content.StartsWith("- "))
        {
            content = content[2..].TrimStart();
        }

        var length = 0;
        while (length < content.Length && (char.IsLetterOrDigit(content[length]) || content[length] is '-' or '_' or '.' or '/'))
        {
            length++;
        }

        if (length == 0 || !content[length..].StartsWith("::") || (content.Length > length + 2 && !char.IsWhiteSpace(content[length + 2])))
        {
            return false;
        }

        key = content[..length].ToString();
        value = content[(length + 2)..].Trim().ToString();
        var start = line.End - content.Length;
        mark = new TextSpan(start, start + content.TrimEnd().Length);
        return true;
    }

    public string? Scalar(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Scalars.TryGetValue(key, out var value) && PageName.Strip(value) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The comma-separated values of a property; a comma inside <c>[[ ]]</c> does not divide.</summary>
    public List<string> Values(string key) =>
        Scalars.TryGetValue(key, out var value) ? YamlScalar.SplitInlineList(value) : [];
}
