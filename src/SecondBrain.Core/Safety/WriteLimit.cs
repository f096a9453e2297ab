namespace SecondBrain.Core.Safety;

/// <summary>The names of the limits, as answers say them.</summary>
public static class WriteLimit
{
    public const string Minute = "writes-per-minute";

    public const string Session = "writes-per-session";

    public const string Day = "writes-per-day";

    public const string Tokens = "tokens-per-day";
}
