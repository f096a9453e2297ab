namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What happens to a call to AWS.</summary>
internal enum CallFault
{
    /// <summary>400 ProvisionedThroughputExceededException, on every attempt.</summary>
    Throttled,

    /// <summary>500 InternalServerError, on every attempt.</summary>
    Failed,

    /// <summary>The service does it; its answer never comes, and nobody tries again.</summary>
    AnswerLost,

    /// <summary>The service does it; its answer never comes, and the SDK sends the same request again.</summary>
    AnswerLostOnce,

    /// <summary>A batch of which the service leaves a part for later.</summary>
    PartOfBatch,

    /// <summary>The time of the invocation is up when the call is made: it is given up, and did nothing.</summary>
    TimeUp,
}
