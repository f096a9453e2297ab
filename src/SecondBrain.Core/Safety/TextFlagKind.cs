namespace SecondBrain.Core.Safety;

/// <summary>Why a text is to be read with care.</summary>
public static class TextFlagKind
{
    /// <summary>It addresses its reader as an assistant and tells it what to do.</summary>
    public const string Instructions = "instructions";

    /// <summary>It holds what a model or its host would take for the call of a tool.</summary>
    public const string ToolCall = "tool-call";

    /// <summary>It asks its reader to send data somewhere, or has an image whose address would carry data away.</summary>
    public const string Exfiltration = "exfiltration";

    /// <summary>It has text that a person does not see and a model reads.</summary>
    public const string HiddenText = "hidden-text";

    /// <summary>It holds what looks like a password, key or token.</summary>
    public const string Secret = "secret";

    public static IReadOnlyList<string> All { get; } = [Instructions, ToolCall, Exfiltration, HiddenText, Secret];
}
