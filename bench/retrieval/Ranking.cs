namespace SecondBrain.Bench.Retrieval;

/// <summary>What a ranking is made of.</summary>
internal enum Ranking
{
    Words,
    Meaning,
    Both,
    Graph,
}
