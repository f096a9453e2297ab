using System.Globalization;
using System.Text.Json;

namespace SecondBrain.Mcp.Tools;

/// <summary>The arguments of a tool call. A value that does not fit is a <see cref="BadArgumentException"/>; a null counts as not given.</summary>
public sealed class ToolArguments(JsonElement arguments)
{
    public string RequiredText(string name, int maxLength) =>
        Text(name, maxLength) is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new BadArgumentException($"The argument '{name}' is required and must not be empty.");

    public string? Text(string name, int maxLength) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { } text => text.Length <= maxLength
            ? text
            : throw new BadArgumentException(string.Create(CultureInfo.InvariantCulture, $"The argument '{name}' has {text.Length} characters; at most {maxLength} are taken.")),
        _ => throw new BadArgumentException($"The argument '{name}' must be text."),
    };

    /// <summary>Text that must be one of a list; the error shows the list.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> known)
    {
        var text = Text(name, 200);
        return text is null || known.Contains(text)
            ? text
            : throw new BadArgumentException($"The argument '{name}' must be one of: {string.Join(", ", known)}.");
    }

    public int Number(string name, int fallback, int min, int max) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number == Math.Truncate(number) && number >= min && number <= max => (int)number,
        _ => throw new BadArgumentException(string.Create(CultureInfo.InvariantCulture, $"The argument '{name}' must be a whole number from {min} to {max}.")),
    };

    public bool Flag(string name, bool fallback) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new BadArgumentException($"The argument '{name}' must be true or false."),
    };

    /// <summary>Whether the argument was given.</summary>
    public bool Has(string name) => Find(name) is not null;

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) => [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw new BadArgumentException($"The argument '{name}' must be a list of texts, such as [\"one\", \"two\"]."),
    };

    /// <summary>The items of a list, of whatever kind; empty when it is not given.</summary>
    public IReadOnlyList<JsonElement> Items(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        _ => throw new BadArgumentException($"The argument '{name}' must be a list."),
    };

    /// <summary>A misspelt argument would be ignored without a word otherwise.</summary>
    internal void AllowOnly(IReadOnlyCollection<string> known)
    {
        if (arguments.ValueKind is JsonValueKind.Object
            && arguments.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new BadArgumentException(known.Count > 0
                ? $"There is no argument '{Protocol.McpError.Clip(unknown)}'. Known: {string.Join(", ", known)}."
                : $"There is no argument '{Protocol.McpError.Clip(unknown)}': none is taken.");
        }
    }

    private JsonElement? Find(string name) =>
        arguments.ValueKind is JsonValueKind.Object && arguments.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
