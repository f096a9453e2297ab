namespace SecondBrain.Core.Search.Text;

/// <summary>
/// The Spanish Snowball stemmer, written from its published definition, https://snowballstem.org/algorithms/spanish/stemmer.html
/// (Snowball 3.0: with <c>-acion</c> and <c>-ucion</c>). Takes lower-case words, accents kept.
/// </summary>
internal static class SpanishStemmer
{
    private static readonly string[] Pronouns = LongestFirst("me se sela selo selas selos la le lo las les los nos");

    private static readonly string[] Gerunds = LongestFirst("iéndo ándo ár ér ír ando iendo ar er ir yendo");

    private static readonly string[] YVerbs = LongestFirst("ya ye yan yen yeron yendo yo yó yas yes yais yamos");

    private static readonly string[] Verbs = LongestFirst("""
        en es éis emos
        arían arías arán arás aríais aría aréis aríamos aremos ará aré
        erían erías erán erás eríais ería eréis eríamos eremos erá eré
        irían irías irán irás iríais iría iréis iríamos iremos irá iré
        aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as
        abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos
        íamos imos áramos iéramos iésemos ásemos
        """);

    private static readonly string[] Residuals = LongestFirst("os a o á í ó e é");

    public static string Stem(string word)
    {
        var stem = new SpanishStem(word);
        RemovePronoun(stem);
        if (!SpanishSuffixes.Remove(stem) && !RemoveYVerb(stem))
        {
            RemoveVerb(stem);
        }

        RemoveResidual(stem);
        return WithoutAcute(stem.Word);
    }

    internal static string[] LongestFirst(string suffixes) =>
        [.. suffixes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(suffix => suffix.Length)];

    private static void RemovePronoun(SpanishStem stem)
    {
        if (stem.Longest(Pronouns) is not { } pronoun)
        {
            return;
        }

        var verb = stem.Word[..^pronoun.Length];
        if (Array.Find(Gerunds, gerund => verb.EndsWith(gerund, StringComparison.Ordinal)) is not { } ending
            || verb.Length - ending.Length < stem.Rv
            || (ending == "yendo" && !verb.EndsWith("uyendo", StringComparison.Ordinal)))
        {
            return;
        }

        stem.Word = verb[..^ending.Length] + WithoutAcute(ending);
    }

    private static bool RemoveYVerb(SpanishStem stem)
    {
        if (stem.LongestInRv(YVerbs) is not { } suffix || stem.Before(suffix) != 'u')
        {
            return false;
        }

        stem.Remove(suffix);
        return true;
    }

    private static void RemoveVerb(SpanishStem stem)
    {
        if (stem.LongestInRv(Verbs) is not { } suffix)
        {
            return;
        }

        stem.Remove(suffix);
        if (suffix is "en" or "es" or "éis" or "emos" && stem.Word.EndsWith("gu", StringComparison.Ordinal))
        {
            stem.Remove("u");
        }
    }

    private static void RemoveResidual(SpanishStem stem)
    {
        if (stem.Longest(Residuals) is not { } suffix || !stem.InRv(suffix))
        {
            return;
        }

        stem.Remove(suffix);
        if (suffix is "e" or "é" && stem.Word.EndsWith("gu", StringComparison.Ordinal) && stem.InRv("u"))
        {
            stem.Remove("u");
        }
    }

    private static string WithoutAcute(string text) => text.AsSpan().IndexOfAny("áéíóú") < 0
        ? text
        : text.Replace('á', 'a').Replace('é', 'e').Replace('í', 'i').Replace('ó', 'o').Replace('ú', 'u');
}
