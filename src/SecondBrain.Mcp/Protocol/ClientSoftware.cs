using System.Text.Json;

namespace SecondBrain.Mcp.Protocol;

/// <summary>What a client says of itself. Nobody has verified it: it is a label, and no decision hangs on it.</summary>
public sealed record ClientSoftware(string Name)
{
    private const int MaxName = 40;

    public static ClientSoftware Unknown { get; } = new("mcp-client");

    /// <summary>Reads <c>{"name": ...}</c>; what is not a plain name is dropped, so that it can stand in an audit entry.</summary>
    internal static ClientSoftware Read(JsonElement info)
    {
        if (info.ValueKind is not JsonValueKind.Object || !info.TryGetProperty("name", out var name) || name.ValueKind is not JsonValueKind.String)
        {
            return Unknown;
        }

        var plain = string.Concat(name.GetString()!.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ').Take(MaxName)).Trim();
        return plain.Length > 0 ? new ClientSoftware(plain) : Unknown;
    }
}
