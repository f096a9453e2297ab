using System.Reflection;
using Amazon.DynamoDBv2;

namespace SecondBrain.Functions.Tests.Trail;

/// <summary>A real table whose n-th write fails, before or after its effect, as when the process ends there.</summary>
public class FailingTable : DispatchProxy
{
    private IAmazonDynamoDB _table = null!;

    /// <summary>Writes since the last <see cref="Plan"/>.</summary>
    public int Writes { get; private set; }

    private int FailsAt { get; set; } = -1;

    private bool AfterEffect { get; set; }

    public static (IAmazonDynamoDB Client, FailingTable Plan) Around(IAmazonDynamoDB table)
    {
        var client = Create<IAmazonDynamoDB, FailingTable>();
        var failing = (FailingTable)(object)client;
        failing._table = table;
        return (client, failing);
    }

    /// <param name="failsAt">Which write fails, from 0; a negative number for none.</param>
    public void Plan(int failsAt, bool afterEffect) => (Writes, FailsAt, AfterEffect) = (0, failsAt, afterEffect);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var name = targetMethod!.Name;
        var isWrite = name.StartsWith("TransactWrite", StringComparison.Ordinal) || name.StartsWith("BatchWrite", StringComparison.Ordinal)
            || name.StartsWith("Put", StringComparison.Ordinal) || name.StartsWith("Update", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal);
        if (!isWrite || Writes++ != FailsAt)
        {
            return targetMethod.Invoke(_table, args);
        }

        if (AfterEffect)
        {
            ((Task)targetMethod.Invoke(_table, args)!).GetAwaiter().GetResult();
        }

        throw new IOException("The process ends here.");
    }
}
