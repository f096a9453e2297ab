using SecondBrain.Core.Freshness;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Sight;

namespace SecondBrain.Core.Tests.Freshness;

public sealed class RepeatedQueryTests
{
    private readonly TestBrain _brain = new();
    private readonly LetterEmbeddings _model = new();

    [Fact]
    public async Task The_next_page_of_a_search_does_not_ask_the_model_again_and_has_what_was_written_since()
    {
        using var process = _brain.Process();
        var search = new NoteSearch(process, _model);
        await _brain.WriteAsync(1, 2);
        var first = await AskAsync(search, "all about number");

        await _brain.WriteAsync(3);
        var second = await AskAsync(search, "all about number");

        _model.Calls.ShouldBe(1);
        first.Answer.Hits.Count.ShouldBe(2);
        second.Answer.Hits.Count.ShouldBe(3);
        await AskAsync(search, "all about numbers");
        _model.Calls.ShouldBe(2);
    }

    private Task<NoteSearchAnswer> AskAsync(NoteSearch search, string query) => search.SearchAsync(_brain.Owner, new SearchRequest(query), CancellationToken.None);
}
