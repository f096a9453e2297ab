using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Graph.Mentions;

namespace SecondBrain.Core.Tests.Graph.Mentions;

public partial class NameAutomatonTests
{
    private static readonly string[] Pieces = ["a", "ab", "b", "Á", "ñandú", "Gödel", "godel", "図", "書", "館", "図書", "x1", "ß", "B"];

    private static readonly string[] Gaps = [" ", "-", ", ", "\n", " — ", "_", "..."];

    [Fact]
    public void It_finds_what_a_search_at_every_place_finds()
    {
        Prop.ForAll(Arb.From(Cases()), random =>
        {
            var automaton = new NameAutomaton(random.Names.Select((name, note) => ((IReadOnlyList<string>)[.. NameWords.Of(name).Select(word => word.Text)], note)));
            var words = NameWords.Of(random.Text);

            automaton.Find(words).Select(match => (words[match.First].Start, words[match.First + match.Words - 1].End, string.Join(',', match.Notes)))
                .ShouldBe(Naive(random.Names, random.Text).Select(match => (match.Start, match.End, string.Join(',', match.Notes))));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Graph", "graphs and Graphite", "")]
    [InlineData("Exactly Once", "It runs exactly-once, EXACTLY\nonce.", "exactly-once|EXACTLY\nonce")]
    [InlineData("Kurt Gödel", "kurt godel's proof, Kurt Gödel’s", "kurt godel|Kurt Gödel")]
    [InlineData("C#", "C, C# and c#", "C#|c#")]
    [InlineData("図書館", "国立図書館の図書", "図書館")]
    [InlineData("node.js", "Node.js or node js", "Node.js|node js")]
    [InlineData("camelCase", "a camelCase and camel case", "camelCase")]
    [InlineData("Moore's Law", "Moore’s law, Moore law", "Moore’s law|Moore law")]
    public void Names_are_found_as_whole_words_however_they_are_written(string name, string text, string found)
    {
        var words = NameWords.Of(text);
        var automaton = new NameAutomaton([([.. NameWords.Of(name).Select(word => word.Text)], 0)]);

        string.Join('|', automaton.Find(words).Select(match => text[words[match.First].Start..words[match.First + match.Words - 1].End])).ShouldBe(found);
    }

    [Theory]
    [InlineData("The", false)]
    [InlineData("De la", false)]
    [InlineData("AI", false)]
    [InlineData("", false)]
    [InlineData("…", false)]
    [InlineData("2026", false)]
    [InlineData("本", false)]
    [InlineData("C#", true)]
    [InlineData("S3", true)]
    [InlineData("日本", true)]
    [InlineData("Art", true)]
    [InlineData("The Who", false)]
    [InlineData("The Wire", true)]
    [InlineData("2026-11-22", true)]
    public void Names_that_say_nothing_are_not_looked_for(string name, bool sought) => NameRules.IsSought(NameWords.Of(name)).ShouldBe(sought);

    /// <summary>Words by a pattern and folding by decomposition, then every name at every word; the longest wins.</summary>
    private static IEnumerable<(int Start, int End, List<int> Notes)> Naive(string[] names, string text)
    {
        var words = Word().Matches(text).ToList();
        var patterns = names.Select(name => Word().Matches(name).Select(word => Fold(word.Value)).ToList()).ToList();
        for (var at = 0; at < words.Count;)
        {
            var found = patterns.Select((pattern, note) => (pattern, note))
                .Where(entry => entry.pattern.Count > 0 && at + entry.pattern.Count <= words.Count && entry.pattern.Select((word, i) => word == Fold(words[at + i].Value)).All(same => same))
                .ToList();
            if (found.Count == 0)
            {
                at++;
                continue;
            }

            var longest = found.Max(entry => entry.pattern.Count);
            yield return (words[at].Index, words[at + longest - 1].Index + words[at + longest - 1].Length, [.. found.Where(entry => entry.pattern.Count == longest).Select(entry => entry.note)]);
            at += longest;
        }
    }

    private static string Fold(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);

    private static Gen<(string[] Names, string Text)> Cases() =>
        from names in Gen.ArrayOf(Joined(1, 3))
        from text in Joined(0, 30)
        select (names, text);

    private static Gen<string> Joined(int least, int most) =>
        from count in Gen.Choose(least, most)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), count)
        from gaps in Gen.ArrayOf(Gen.Elements(Gaps), count)
        select string.Concat(pieces.Zip(gaps, (piece, gap) => piece + gap)).TrimEnd();

    [GeneratedRegex(@"[\u4e00-\u9fff]|[\p{L}\p{N}-[\u4e00-\u9fff]]+")]
    private static partial Regex Word();
}
