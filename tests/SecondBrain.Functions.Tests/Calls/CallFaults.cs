namespace SecondBrain.Functions.Tests.Calls;

/// <summary>In which ways an operation can fail that differ for its caller.</summary>
internal static class CallFaults
{
    // a read whose answer is lost is a read that failed
    public static IReadOnlyList<CallFault> Of(string operation) => [.. Own(operation), CallFault.TimeUp];

    public static bool IsWrite(string operation) => Own(operation).Contains(CallFault.AnswerLost);

    private static IReadOnlyList<CallFault> Own(string operation) => operation switch
    {
        "BatchWriteItem" => [CallFault.Throttled, CallFault.Failed, CallFault.AnswerLost, CallFault.AnswerLostOnce, CallFault.PartOfBatch],
        "BatchGetItem" => [CallFault.Throttled, CallFault.Failed, CallFault.PartOfBatch],
        "GetItem" or "Query" or "Scan" or "TransactGetItems" or "DescribeTable" or "GetObject" or "ListObjectsV2" or "InvokeModel" => [CallFault.Throttled, CallFault.Failed],
        _ when operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Get", StringComparison.Ordinal) => [CallFault.Throttled, CallFault.Failed],
        _ => [CallFault.Throttled, CallFault.Failed, CallFault.AnswerLost, CallFault.AnswerLostOnce],
    };
}
