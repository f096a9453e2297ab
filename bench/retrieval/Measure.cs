namespace SecondBrain.Bench.Retrieval;

internal enum Measure
{
    NdcgAt10,
    RecallAt5,
    RecallAt10,
    ReciprocalRank,
}
