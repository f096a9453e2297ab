using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search.Queries;

namespace SecondBrain.Core.Tests.Search.Queries;

public class EditDistanceTests
{
    [Theory]
    [InlineData("retrieval", "retreival", 1)]
    [InlineData("snapshot", "snapshot", 0)]
    [InlineData("snapshot", "snapshots", 1)]
    [InlineData("snapshot", "napshot", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "ab", 2)]
    public void Insertions_deletions_replacements_and_swaps_count_one_each(string left, string right, int distance) =>
        EditDistance.Of(left, right, 5).ShouldBe(distance);

    [Fact]
    public void The_band_changes_nothing_but_the_cost()
    {
        var words = Gen.Choose(0, 9).SelectMany(length => Gen.ArrayOf(Gen.Elements('a', 'b', 'c'), length)).Select(letters => new string(letters));
        Prop.ForAll(Arb.From(words), Arb.From(words), Arb.From(Gen.Choose(0, 4)), (left, right, most) =>
            EditDistance.Of(left, right, most).ShouldBe(Math.Min(Whole(left, right), most + 1))).QuickCheckThrowOnFailure();
    }

    /// <summary>The whole table, without a band.</summary>
    private static int Whole(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
