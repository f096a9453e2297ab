using System.Text.RegularExpressions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What is not as for every function, and why.</summary>
internal static class CallReasons
{
    /// <summary>Functions that call nothing.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoCalls = new Dictionary<string, string>
    {
        ["DescribeResource"] = "answers from its environment",
        ["RejectRequest"] = "answers from its request",
    };

    /// <summary>What a repeated call may leave otherwise than a clean one, as a pattern of lines of <see cref="LabState"/>, and why that is no harm.</summary>
    public static readonly IReadOnlyDictionary<string, (string Pattern, string Reason)> Free = new Dictionary<string, (string, string)>
    {
        ["DecideByLink"] = ("^StartExecution .*ReviewProposalStateMachine.*$", Decision),
        ["DecideReview"] = ("^StartExecution .*ReviewProposalStateMachine.*$", Decision),
        ["PrepareIndex"] = (@"(?s)^\S+/index/\S+\.seg .*$|""superseded"":\[[^]]*\]", "a version of a snapshot that was never switched to is deleted by the next compaction"),
        ["RedriveCaptures"] = (" attempts=[0-9]+", "counts how often a capture was given to the pipe; its claim makes one execution of two"),
        ["StageImport"] = (@"(?s)^\S+#IMPORT#ID META .* files=0 .*$", "opening has no key of its own: an empty import that nobody fills expires"),
    };

    private const string Decision = "the decision is recorded first; when the task's answer is lost another execution may apply it, which changes nothing the second time";

    public static IReadOnlyList<string> WithoutFree(string function, IReadOnlyList<string> lines) => Free.TryGetValue(function, out var free)
        ? [.. lines.Select(line => Regex.Replace(line, free.Pattern, "", RegexOptions.None, TimeSpan.FromSeconds(1))).Where(line => line.Length > 0)]
        : lines;

    /// <summary>What a failure may leave that is neither as before nor as after the work, as a pattern of lines of <see cref="LabState"/>, and why nobody is misled by it. The repetition completes it.</summary>
    public static readonly IReadOnlyDictionary<string, (string Pattern, string Reason)> OnTheWay = new Dictionary<string, (string, string)>();

    /// <summary>Those of <paramref name="strange"/>, each after a sign and a space, that <see cref="OnTheWay"/> does not excuse.</summary>
    public static IReadOnlyList<string> NotOnTheWay(string function, IReadOnlyList<string> strange) => OnTheWay.TryGetValue(function, out var excuse)
        ? [.. strange.Where(line => !Regex.IsMatch(line[2..], excuse.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))]
        : strange;
}
