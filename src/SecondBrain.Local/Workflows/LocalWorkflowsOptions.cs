using System.Diagnostics;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Workflows;

/// <summary>What <see cref="LocalWorkflows"/> takes from its host.</summary>
internal sealed record LocalWorkflowsOptions
{
    /// <summary>Where Standard executions are kept.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>Express executions at one time.</summary>
    public required int MaxConcurrentExpress { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where jitter comes from: at least 0, below 1.</summary>
    public required Func<double> Random { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>The trace that an execution goes on with by its input, when its starter has none.</summary>
    public Func<string, ActivityContext> ParentOf { get; init; } = static _ => default;
}
