using System.Buffers;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>How tightly operators bind to what is on their left.</summary>
internal static class Operators
{
    /// <summary>Characters at which a name ends.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(".[]{}(),@#;:?+-*/%|=<>^&!~ \t\n\r\v");

    private static readonly Dictionary<string, int> Powers = new(StringComparer.Ordinal)
    {
        ["."] = 75,
        ["["] = 80,
        ["]"] = 0,
        ["{"] = 70,
        ["}"] = 0,
        ["("] = 80,
        [")"] = 0,
        [","] = 0,
        ["@"] = 80,
        ["#"] = 80,
        [";"] = 0,
        [":"] = 0,
        ["?"] = 20,
        ["+"] = 50,
        ["-"] = 50,
        ["*"] = 60,
        ["/"] = 60,
        ["%"] = 60,
        ["|"] = 0,
        ["="] = 40,
        ["<"] = 40,
        [">"] = 40,
        ["^"] = 40,
        ["**"] = 0,
        [".."] = 0,
        [":="] = 10,
        ["!="] = 40,
        ["<="] = 40,
        [">="] = 40,
        ["~>"] = 40,
        ["and"] = 30,
        ["or"] = 25,
        ["in"] = 40,
        ["&"] = 50,
        ["??"] = 40,
        ["?:"] = 40,
    };

    private static readonly string[] Pairs = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];

    public static bool Exists(string symbol) => Powers.ContainsKey(symbol);

    public static int Power(string symbol) => Powers[symbol];

    /// <summary>The longest operator that the text starts with; null when it starts with none.</summary>
    public static string? StartOf(ReadOnlySpan<char> text)
    {
        foreach (var pair in Pairs)
        {
            if (text.StartsWith(pair, StringComparison.Ordinal))
            {
                return pair;
            }
        }

        return Stops.Contains(text[0]) ? text[..1].ToString() : null;
    }
}
