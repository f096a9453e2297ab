namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>Names inside a text of one's own: no line break, no length that leaves no room for the others.</summary>
internal static class OneLine
{
    private const int MaxLength = 120;

    public static string Of(string name)
    {
        var line = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return DataFence.Name(line.Length <= MaxLength ? line : $"{line[..(char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]}…");
    }
}
