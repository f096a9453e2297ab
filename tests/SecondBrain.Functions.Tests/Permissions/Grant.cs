using System.Text.RegularExpressions;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>One action on one resource that a policy allows.</summary>
internal sealed record Grant(string Principal, string Action, string Resource)
{
    public bool Allows(PermissionCall call) => call.Principal == Principal && Matches(Action, call.Action) && Matches(Resource, call.Resource);

    /// <summary>The resource without what every ARN begins with.</summary>
    public string ShortResource => Short(Resource);

    public static string Short(string arn) => arn.StartsWith("arn:", StringComparison.Ordinal) ? string.Join(':', arn.Split(':').Skip(5)) : arn;

    /// <summary>By IAM's wildcards: * for any characters, ? for one.</summary>
    public static bool Matches(string pattern, string text) => Regex.IsMatch(
        text,
        "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));
}
