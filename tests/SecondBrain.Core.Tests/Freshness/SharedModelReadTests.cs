using SecondBrain.Core.Freshness;
using SecondBrain.Core.Reembedding;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>Which model serves a brain is read together with its change feed, once for all who ask meanwhile.</summary>
public sealed class SharedModelReadTests
{
    private readonly TestBrain _brain = new();
    private readonly HeldModels _models = new();

    [Fact]
    public async Task Who_asks_while_the_table_is_read_shares_the_next_read_of_the_model()
    {
        using var process = new BrainIndexes(_brain.Sources with { Models = new ServingModels(_models, TestBrain.Model, "another") });
        await _brain.WriteAsync(1);
        await _brain.OpenAsync(process);
        _models.Hold();
        var before = _models.Reads;

        var first = _brain.OpenAsync(process);
        await _models.Reading;
        await _brain.WriteAsync(2);
        var others = Enumerable.Range(0, 20).Select(_ => _brain.OpenAsync(process)).ToArray();
        _models.Release();

        await first;
        foreach (var index in await Task.WhenAll(others))
        {
            TestBrain.Titles(index).ShouldBe(["Note 1", "Note 2"]);
        }

        (_models.Reads - before).ShouldBe(2);
    }

    [Fact]
    public async Task A_search_that_is_asked_after_the_brain_changed_its_model_is_answered_with_the_new_one()
    {
        using var process = new BrainIndexes(_brain.Sources with { Models = new ServingModels(_models, TestBrain.Model, "another") });
        await _brain.WriteAsync(1);
        (await process.OpenAsync(_brain.Table.Id, IndexSight.Everything, CancellationToken.None)).Model.ShouldBe(TestBrain.Model);

        _models.Serving = "another";

        (await process.OpenAsync(_brain.Table.Id, IndexSight.Everything, CancellationToken.None)).Model.ShouldBe("another");
        process.ServedLast(_brain.Table.Id).ShouldBe("another");
    }
}
