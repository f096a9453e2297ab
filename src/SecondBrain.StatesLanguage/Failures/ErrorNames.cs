namespace SecondBrain.StatesLanguage.Failures;

/// <summary>The error names that the language itself raises or matches.</summary>
internal static class ErrorNames
{
    public const string All = "States.ALL";

    public const string TaskFailed = "States.TaskFailed";

    public const string Timeout = "States.Timeout";

    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    public const string DataLimitExceeded = "States.DataLimitExceeded";

    public const string Runtime = "States.Runtime";

    public const string IntrinsicFailure = "States.IntrinsicFailure";

    public const string QueryEvaluationError = "States.QueryEvaluationError";

    public const string NoChoiceMatched = "States.NoChoiceMatched";

    public const string ReferencePathConflict = "States.ReferencePathConflict";

    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    public const string ItemReaderFailed = "States.ItemReaderFailed";

    public const string ResultWriterFailed = "States.ResultWriterFailed";
}
