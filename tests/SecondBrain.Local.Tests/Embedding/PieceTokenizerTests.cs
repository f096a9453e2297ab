using SecondBrain.Local.Embedding;

namespace SecondBrain.Local.Tests.Embedding;

public sealed class PieceTokenizerTests : IDisposable
{
    private const string Reserved = """["?",0],["<s>",0],["</s>",0],["1",0],["2",0],["3",0]""";
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_cut_with_the_largest_sum_of_scores_wins() =>
        Tokenizer("""["▁",-2],["a",-3],["b",-3],["ab",-5],["▁a",-4],["▁ab",-9]""").Tokenize("ab").ShouldBe([10, 8]);

    [Fact]
    public void A_run_of_unknown_characters_is_one_piece() =>
        Tokenizer("""["▁",-2],["a",-3]""").Tokenize("a日本🚀a日").ShouldBe([6, 7, PieceTokenizer.Unknown, 7, PieceTokenizer.Unknown]);

    [Fact]
    public void Compatibility_characters_are_taken_apart_first() =>
        Tokenizer("""["▁",-2],["f",-3],["i",-3]""").Tokenize("ﬁ\u00a0i").ShouldBe([6, 7, 8, 6, 8]);

    [Fact]
    public void A_piece_that_is_listed_twice_has_its_last_number_and_score() =>
        Tokenizer("""["▁",-2],["a",-1],["b",-1],["ab",-1],["ab",-9]""").Tokenize("ab").ShouldBe([6, 7, 8]);

    [Fact]
    public void The_first_pieces_are_the_same_however_long_the_text_is()
    {
        var tokenizer = Tokenizer("""["▁",-2],["a",-3],["b",-3],["▁a",-4]""");
        var text = string.Concat(Enumerable.Repeat("ab a b日 ", 50));

        tokenizer.Tokenize(text, 20).ShouldBe(tokenizer.Tokenize(text)[..20]);
    }

    [Fact]
    public void The_empty_text_has_no_pieces() => Tokenizer("""["▁",-2]""").Tokenize("").ShouldBeEmpty();

    private PieceTokenizer Tokenizer(string pieces)
    {
        File.WriteAllText(_path, $"[{Reserved},{pieces}]");
        return PieceTokenizer.Load(_path);
    }
}
