using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search;

/// <summary>The words are the examples that the published definition of Porter2 gives, and its sample vocabulary.</summary>
public class EnglishStemmerTests
{
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("console consoled consoles consoling", "consol")]
    [InlineData("consolidate consolidated consolidating", "consolid")]
    [InlineData("conspicuous conspicuously", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("conspirator conspirators", "conspir")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("kneaded kneading", "knead")]
    [InlineData("knightly knights knight", "knight")]
    [InlineData("knit knits knitted knitting", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("knocker knockers", "knocker")]
    public void The_sample_vocabulary_has_its_stems(string words, string stem) => Check(words, stem);

    [Theory]
    [InlineData("gas this", null)]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("ties", "tie")]
    [InlineData("cries cry", "cri")]
    [InlineData("by say", null)]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("hopping hopped hop", "hop")]
    [InlineData("hoping hope hoped", "hope")]
    [InlineData("adding egged offing", "add egg off")]
    [InlineData("dying", "die")]
    [InlineData("inning outing canning herring earring evening", null)]
    [InlineData("proceed exceed succeed", null)]
    [InlineData("skies sky", "sky")]
    [InlineData("idly gently ugly early only singly", "idl gentl ugli earli onli singl")]
    [InlineData("news howe atlas cosmos bias andes", null)]
    [InlineData("generate generates generated generating", "generat")]
    [InlineData("general generally", "general")]
    [InlineData("generic generically", "generic")]
    [InlineData("generous generously", "generous")]
    [InlineData("community communities", "communiti")]
    [InlineData("arsenal", "arsenal")]
    [InlineData("past paste pastes pasted", "past paste paste paste")]
    [InlineData("universe universes", "univers")]
    [InlineData("university universities", "universiti")]
    [InlineData("universal universally", "universal")]
    [InlineData("geologist geology", "geolog")]
    [InlineData("dog's dogs' 'dog'", "dog")]
    [InlineData("is as a", null)]
    [InlineData("agreed feed", "agre feed")]
    [InlineData("youth boyish", "youth boyish")]
    [InlineData("happy happiness", "happi")]
    [InlineData("relational conditional rational", "relat condit ration")]
    [InlineData("aerodynamics aerodynamic aerodynamically", "aerodynam")]
    public void The_rules_of_the_definition_hold(string words, string? stems) => Check(words, stems);

    private static void Check(string words, string? stems)
    {
        var all = words.Split(' ');
        var expected = stems is null ? all : stems.Contains(' ') ? stems.Split(' ') : [.. all.Select(_ => stems)];

        all.Select(EnglishStemmer.Stem).ShouldBe(expected);
    }
}
