namespace SecondBrain.Functions.Tests.Faults;

/// <summary>When a task call fails.</summary>
public enum FaultMoment
{
    /// <summary>The call never reaches the task.</summary>
    BeforeTheCall,

    /// <summary>The task did its work; its answer was lost.</summary>
    AfterItsEffect,
}
