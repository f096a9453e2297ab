using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>A distributed map starts, watches and stops executions of its own machine; this machine does so without a call.</summary>
/// <remarks>Source: Step Functions developer guide, "IAM policies for using Distributed Map state". The items of a map are Express executions, which a redrive starts again.</remarks>
internal static class DistributedMaps
{
    private static readonly string[] OfExecutions = ["states:DescribeExecution", "states:StopExecution"];

    public static void Note(CallRecorder recorder, string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.asl.json"))
        {
            var name = Path.GetFileName(file)[..^".asl.json".Length];
            if (!IsDistributed(JsonNode.Parse(File.ReadAllText(file))!))
                continue;

            var machine = "secondbrain-" + name;
            recorder.Note(WorkflowNames.LogicalId(machine), "states:StartExecution", CallPermissions.Machine(machine));
            foreach (var action in OfExecutions)
            {
                recorder.Note(WorkflowNames.LogicalId(machine), action, $"arn:aws:states:us-east-1:000000000000:execution:{machine}:of a map");
            }
        }
    }

    private static bool IsDistributed(JsonNode node) => node switch
    {
        JsonObject map => ((map["ProcessorConfig"] as JsonObject)?["Mode"]?.GetValue<string>() == "DISTRIBUTED") || map.Any(entry => entry.Value is not null && IsDistributed(entry.Value)),
        JsonArray list => list.Any(item => item is not null && IsDistributed(item)),
        _ => false,
    };
}
