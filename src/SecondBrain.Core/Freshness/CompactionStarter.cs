using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;

namespace SecondBrain.Core.Freshness;

/// <summary>Starts compactions. Safe for concurrent use.</summary>
public sealed class CompactionStarter(RepeatableStart starts, IWorkflowExecutions executions, TimeProvider clock)
{
    /// <summary>False where the environment does not name the workflow: such a function reads indexes and leaves asking to others.</summary>
    public bool CanStart => executions.Workflows.Contains(WorkflowName.CompactIndex);

    /// <summary>However many processes ask, a version is superseded by one execution; one that failed is followed by another.</summary>
    /// <param name="superseded">The current version; empty when there is none that could be named. Then all who ask within an hour ask for the same.</param>
    /// <param name="settle">Whether to wait until the brain has not changed for a minute, as after an import.</param>
    public Task StartAsync(BrainId brain, string model, string superseded, bool settle, CancellationToken cancellationToken)
    {
        var hour = clock.GetUtcNow().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        var what = $"compact-{BrainReembedding.ModelHash(model)}-{(superseded.Length > 0 ? superseded : $"none-{hour}")}";
        var input = new JsonObject { ["brain"] = brain.Value, ["model"] = model, ["superseded"] = superseded, ["settle"] = settle };
        return starts.StartAsync(WorkflowName.CompactIndex, brain, what, input, holder: null, cancellationToken);
    }
}
