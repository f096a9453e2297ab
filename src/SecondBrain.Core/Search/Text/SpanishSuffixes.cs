namespace SecondBrain.Core.Search.Text;

/// <summary>Step 1 of the Spanish stemmer: standard suffixes.</summary>
internal static class SpanishSuffixes
{
    private static readonly Dictionary<string, Action> Actions = new(StringComparer.Ordinal);

    private static readonly string[] All;

    private enum Action
    {
        Delete,
        DeleteThenIc,
        Log,
        U,
        Ente,
        Amente,
        Mente,
        Idad,
        Iva,
    }

    static SpanishSuffixes()
    {
        Define(Action.Delete, "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos");
        Define(Action.DeleteThenIc, "adora ador ación adoras adores aciones ante antes ancia ancias acion");
        Define(Action.Log, "logía logías");
        Define(Action.U, "ución uciones ucion");
        Define(Action.Ente, "encia encias");
        Define(Action.Amente, "amente");
        Define(Action.Mente, "mente");
        Define(Action.Idad, "idad idades");
        Define(Action.Iva, "iva ivo ivas ivos");
        All = SpanishStemmer.LongestFirst(string.Join(' ', Actions.Keys));
    }

    /// <returns>False when no suffix applies.</returns>
    public static bool Remove(SpanishStem stem)
    {
        if (stem.Longest(All) is not { } suffix)
        {
            return false;
        }

        var action = Actions[suffix];
        if (!(action == Action.Amente ? stem.InR1(suffix) : stem.InR2(suffix)))
        {
            return false;
        }

        stem.Remove(suffix);
        switch (action)
        {
            case Action.DeleteThenIc:
                stem.RemoveInR2("ic");
                break;
            case Action.Log:
                stem.Word += "log";
                break;
            case Action.U:
                stem.Word += "u";
                break;
            case Action.Ente:
                stem.Word += "ente";
                break;
            case Action.Amente when stem.RemoveInR2("iv", "os", "ic", "ad") == "iv":
                stem.RemoveInR2("at");
                break;
            case Action.Mente:
                stem.RemoveInR2("ante", "able", "ible");
                break;
            case Action.Idad:
                stem.RemoveInR2("abil", "ic", "iv");
                break;
            case Action.Iva:
                stem.RemoveInR2("at");
                break;
        }

        return true;
    }

    private static void Define(Action action, string suffixes)
    {
        foreach (var suffix in suffixes.Split(' '))
        {
            Actions[suffix] = action;
        }
    }
}
