using SecondBrain.Core.Executions;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

internal static class WorkflowAnswers
{
    /// <summary>202: a workflow does it, and the location tells how far it is.</summary>
    public static HttpApiResponse Accepted(WorkflowName workflow, string execution)
    {
        var path = $"/executions/{workflow}:{execution}";
        return Answers.Json(202, new StartedAnswer(path), HttpJson.Default.StartedAnswer, ("location", path));
    }
}
