namespace SecondBrain.Core.Search.Matching;

/// <param name="Word">Lower case, folded.</param>
/// <param name="Terms">By segment.</param>
internal sealed record TakenWord(string Word, int[][] Terms);
