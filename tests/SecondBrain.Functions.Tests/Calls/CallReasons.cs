namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What is not as for every function, and why.</summary>
internal static class CallReasons
{
    /// <summary>Functions that call nothing.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoCalls = new Dictionary<string, string>
    {
        ["DescribeResource"] = "answers from its environment",
        ["RejectRequest"] = "answers from its request",
    };

    /// <summary>Functions whose work is several writes, each done once: a failure leaves some of them done, and the repetition does the rest.</summary>
    public static readonly IReadOnlyDictionary<string, string> Resumable = new Dictionary<string, string>();
}
