using System.Text.RegularExpressions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What is not as for every function, and why. Patterns are of lines of <see cref="LabState"/>.</summary>
internal static class CallReasons
{
    /// <summary>Functions that call nothing.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoCalls = new Dictionary<string, string>
    {
        ["DescribeResource"] = "answers from its environment",
        ["RejectRequest"] = "answers from its request",
    };

    /// <summary>A part of a line that a repeated call may leave otherwise than a clean one, and why that is no harm.</summary>
    public static readonly IReadOnlyDictionary<string, (string Pattern, string Reason)> Varies = new Dictionary<string, (string, string)>
    {
        ["PrepareIndex"] = (@"""superseded"":\[[^]]*\]", Snapshot),
        ["RedriveCaptures"] = (" attempts=[0-9]+", "counts how often a capture was given to the pipe; its claim makes one execution of two"),
    };

    /// <summary>Lines that a repeated call may leave besides those of a clean one, and why that is no harm.</summary>
    public static readonly IReadOnlyDictionary<string, (string Pattern, string Reason)> Extra = new Dictionary<string, (string, string)>
    {
        ["DecideByLink"] = ("^StartExecution .*ReviewProposalStateMachine", Decision),
        ["DecideReview"] = ("^StartExecution .*ReviewProposalStateMachine", Decision),
        ["Mcp"] = (@"^(\S+#IMPORT#ID |imports/|StartExecution \S+-import-archive )", "import_notes has no key: an import whose answer was lost expires or runs beside the one of the repetition, and each file becomes a note once"),
        ["PrepareIndex"] = (@"^\S+/index/\S+\.seg ", Snapshot),
        ["StageImport"] = (@"^\S+#IMPORT#ID META .* files=0 ", "opening has no key of its own: an empty import that nobody fills expires"),
    };

    /// <summary>What a failure may leave that is neither as before nor as after the work, and why nobody is misled by it. The repetition completes it.</summary>
    public static readonly IReadOnlyDictionary<string, (string Pattern, string Reason)> OnTheWay = new Dictionary<string, (string, string)>
    {
        ["CompleteCapture"] = (@"^\S+#CAPTURE#HASH RECEIPT GSI1PK=SYSTEM#PENDING ", "the receipt says what the capture has cost, and not yet that it is completed"),
    };

    private const string Decision = "the decision is recorded first; when the task's answer is lost another execution may apply it, which changes nothing the second time";

    private const string Snapshot = "a version of a snapshot that was never switched to is deleted by the next compaction";

    /// <summary>The lines without what <see cref="Varies"/>.</summary>
    public static IReadOnlyList<string> WithoutVarying(string function, IReadOnlyList<string> lines) => Varies.TryGetValue(function, out var varies)
        ? [.. lines.Select(line => Regex.Replace(line, varies.Pattern, "", RegexOptions.None, Patience))]
        : lines;

    public static bool IsExtra(string function, string line) => Extra.TryGetValue(function, out var extra) && Regex.IsMatch(line, extra.Pattern, RegexOptions.None, Patience);

    public static bool IsOnTheWay(string function, string line) => OnTheWay.TryGetValue(function, out var way) && Regex.IsMatch(line, way.Pattern, RegexOptions.None, Patience);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
}
