using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Tests.Freshness;

public sealed class QueryVectorsTests
{
    private static readonly BrainId Home = BrainId.Parse("home");

    private readonly QueryVectors _vectors = new(capacity: 2);

    [Fact]
    public void The_question_that_was_not_asked_for_longest_is_forgotten_first()
    {
        _vectors.Keep(Home, "letters", "one", new float[] { 1 });
        _vectors.Keep(Home, "letters", "two", new float[] { 2 });
        Find("one").ShouldBe([1f]);

        _vectors.Keep(Home, "letters", "three", new float[] { 3 });

        Find("one").ShouldBe([1f]);
        Find("two").ShouldBeNull();
        Find("three").ShouldBe([3f]);
    }

    [Fact]
    public void A_question_kept_twice_has_its_last_vector_and_takes_one_place()
    {
        _vectors.Keep(Home, "letters", "one", new float[] { 1 });
        _vectors.Keep(Home, "letters", "one", new float[] { 9 });
        _vectors.Keep(Home, "letters", "two", new float[] { 2 });

        Find("one").ShouldBe([9f]);
        Find("two").ShouldBe([2f]);
    }

    [Fact]
    public void A_vector_is_of_one_brain_and_one_model()
    {
        _vectors.Keep(Home, "letters", "one", new float[] { 1 });

        _vectors.TryFind(BrainId.Parse("other"), "letters", "one", out _).ShouldBeFalse();
        _vectors.TryFind(Home, "another", "one", out _).ShouldBeFalse();
    }

    private float[]? Find(string text) => _vectors.TryFind(Home, "letters", text, out var vector) ? vector.ToArray() : null;
}
