namespace SecondBrain.StatesLanguage.Testing;

/// <summary>As in the template's <c>Type</c>.</summary>
public enum WorkflowType
{
    Standard,

    /// <summary>Ends after five minutes, and cannot wait for a token or a <c>.sync</c> job.</summary>
    Express,
}
