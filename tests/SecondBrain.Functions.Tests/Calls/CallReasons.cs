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

    /// <summary>Functions whose work is several writes, each done once: a failure leaves some of them done, and the repetition does the rest.</summary>
    public static readonly IReadOnlyDictionary<string, string> Resumable = new Dictionary<string, string>
    {
        ["AddLink"] = Session,
        ["ApplyDecision"] = "what was decided is done, then the review is closed",
        ["BuildSnapshot"] = "a snapshot is there before anything names it",
        ["CaptureNote"] = Session,
        ["ChunkNote"] = "chunks are written before the receipt says how many there are",
        ["CompleteCapture"] = "costs, the register of brains and the receipt",
        ["DecideByLink"] = "the decision is recorded, then the workflow is told",
        ["DecideReview"] = "the decision is recorded, then the workflow is told",
        ["DropOldSnapshots"] = "snapshots are deleted one by one",
        ["DropOldVectors"] = "chunk by chunk",
        ["EditNote"] = Session,
        ["EnrichNote"] = "what was generated is written before the receipt says so",
        ["FlagNote"] = Session,
        ["ImportFile"] = "a note that comes back comes first, the links to it follow",
        ["Mcp"] = Session,
        ["MergeNotes"] = Session,
        ["OpenReview"] = "the proposal is there before its review",
        ["PrepareIndex"] = "a snapshot is there before anything names it",
        ["ProposeChange"] = "the proposal is there before its workflow",
        ["RunErasureStep"] = Portions,
        ["RunMergeStep"] = Portions,
        ["StageImport"] = "files are there before the part that names them",
        ["StartImport"] = "the manifest, the import's state, its workflow",
        ["StartReembedding"] = "the model to come, then its workflow",
        ["StoreEnrichment"] = "what was generated is written before the receipt says so",
        ["SweepErasure"] = Portions,
        ["UndoMergeStep"] = Portions,
        ["UndoSession"] = "write by write, each in a transaction",
        ["WriteImportResults"] = "the results are there before the import says that it is done",
    };

    private const string Session = "an agent's first write registers its session, and may be followed by links or a workflow";

    private const string Portions = "in portions, each in a transaction or in batches";
}
