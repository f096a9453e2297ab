namespace SecondBrain.Core.Fetching;

/// <summary>What fetching a page came to.</summary>
public abstract record PageFetch
{
    private PageFetch()
    {
    }

    public sealed record Fetched(FetchedPage Page) : PageFetch;

    /// <param name="Detail">What happened, why, and what to do; names no address that a host name stands for.</param>
    public sealed record Refused(PageRefusal Reason, string Detail) : PageFetch;
}
