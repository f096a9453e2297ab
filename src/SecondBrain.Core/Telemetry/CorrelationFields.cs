namespace SecondBrain.Core.Telemetry;

/// <summary>The ids that a log line can carry, by the name of its field.</summary>
public static class CorrelationFields
{
    public const string Brain = "brain";

    public const string Capture = "capture";

    public const string Note = "note";

    public const string Execution = "execution";

    public const string Session = "session";

    public const string Review = "review";

    public const string Import = "import";

    public const string Erasure = "erasure";

    public static IReadOnlyList<string> All { get; } = [Brain, Capture, Note, Execution, Session, Review, Import, Erasure];
}
