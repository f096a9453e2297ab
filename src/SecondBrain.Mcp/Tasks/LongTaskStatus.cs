namespace SecondBrain.Mcp.Tasks;

/// <summary>The protocol's words. Work that went wrong is completed, with a result that says so.</summary>
public static class LongTaskStatus
{
    public const string Working = "working";

    public const string Completed = "completed";

    public const string Cancelled = "cancelled";
}
