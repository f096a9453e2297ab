namespace SecondBrain.StatesLanguage.Execution;

/// <summary>What an interpreter takes from its host.</summary>
public sealed class InterpreterOptions
{
    /// <summary>Wait, Retry, timeouts and timestamps. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where <c>JitterStrategy: FULL</c> and <c>States.MathRandom</c> take their numbers from: at least 0, below 1. Must be safe for concurrent calls.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>An execution that writes more history events than this fails with <c>States.Runtime</c>. Default: the service's 25,000 of a Standard execution.</summary>
    public int MaxHistoryEvents { get; init; } = 25_000;

    /// <summary>Whether history events carry inputs and outputs in their details. Default: true.</summary>
    public bool IncludeExecutionData { get; init; } = true;

    /// <summary>Told of every history event as it happens, in order, one call at a time within an execution. It must not throw and should not block.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }

    /// <summary>Told of every step through the definition, in order, on the execution's loop, those of a distributed Map's children too.</summary>
    internal Action<Transition>? OnTransition { get; init; }

    /// <summary>Continue on whatever thread completes a timer or task: for a host that turns the clock itself.</summary>
    internal bool RunsInline { get; init; }
}
