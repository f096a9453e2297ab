using System.Collections.Frozen;

namespace SecondBrain.Core.Search.Text;

/// <summary>Words so frequent that they say nothing about a note. In the folded form of <see cref="Tokenizer"/>.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> English = Words("""
        a about above after again against all also am an and any are aren't as at be because been before being below between both but by
        can can't cannot could couldn't did didn't do does doesn't doing don't down during each few for from further had hadn't has hasn't have
        haven't having he her here hers herself him himself his how i if in into is isn't it it's its itself just let's me more most my
        myself no nor not now of off on once only or other our ours ourselves out over own same shall she should shouldn't so some such than that
        that's the their theirs them themselves then there there's these they this those through to too under until up very was wasn't we were
        weren't what when where which while who whom why will with won't would wouldn't you your yours yourself yourselves
        """);

    public static readonly FrozenSet<string> Spanish = Words("""
        a al algo algun alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos aqui asi aun aunque cada como con contra
        cual cuales cuando de del desde donde dos e el ella ellas ello ellos en entre era eran es esa esas ese eso esos esta estaba estado estan estar
        estas este esto estos estoy fue fueron ha habia haber han hasta hay he la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros
        nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque que quien quienes se sea ser si sin sobre
        son soy su sus suya suyo tal tambien tan tanto te tengo tiene tienen toda todas todo todos tu tus un una unas uno unos usted ustedes
        y ya yo
        """);

    /// <summary>Stop words of one language that are words of the other (<c>sin</c>, <c>once</c>): no evidence for either.</summary>
    private static readonly FrozenSet<string> Shared = Words("a all as can con e era ese he has i la les me mi no nor o on once os sea ser si sin so son tan te tu un y");

    /// <summary>Frequent in one language and rare in the other: tells which it is.</summary>
    public static readonly FrozenSet<string> OnlyEnglish = English.Except(Spanish).Except(Shared).ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> OnlySpanish = Spanish.Except(English).Except(Shared).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
