namespace SecondBrain.Core.Search.Queries;

/// <summary>What reading a query came to.</summary>
internal abstract record QueryReading
{
    private QueryReading()
    {
    }

    public sealed record Understood(SearchQuery Query) : QueryReading;

    public sealed record Refused(BadQuery Problem) : QueryReading;
}
