using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SecondBrain.Core.Import;

/// <summary>JSON Lines: a value a line, in UTF-8, each line ended by a newline.</summary>
internal static class JsonLines
{
    public static byte[] Write<T>(IEnumerable<T> values, JsonTypeInfo<T> type)
    {
        using var lines = new MemoryStream();
        foreach (var value in values)
        {
            JsonSerializer.Serialize(lines, value, type);
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    /// <exception cref="InvalidDataException">A line is no such value.</exception>
    public static IReadOnlyList<T> Read<T>(ReadOnlyMemory<byte> lines, JsonTypeInfo<T> type)
    {
        try
        {
            return
            [
                .. Encoding.UTF8.GetString(lines.Span)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException("A line of a blob is null.")),
            ];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("A line of a blob is not the JSON that this program wrote.", error);
        }
    }
}
