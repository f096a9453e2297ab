using SecondBrain.Core.Audit;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Context;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Import;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Safety;

namespace SecondBrain.Mcp.Brain;

/// <summary>What the tools, resources and prompts work on.</summary>
public sealed record BrainParts
{
    public required NoteSearch Search { get; init; }

    public required NoteContext Context { get; init; }

    public required SeenNotes Seen { get; init; }

    public required INoteStore Notes { get; init; }

    public required SeenVersions Versions { get; init; }

    public required NoteEditor Editor { get; init; }

    public required NoteList List { get; init; }

    public required IGeneratedStore Generated { get; init; }

    public required LinkReader Links { get; init; }

    public required GraphReader Graph { get; init; }

    public required NoteTitles Titles { get; init; }

    public required OverviewReader Overviews { get; init; }

    public required DigestReader Digests { get; init; }

    public required NoteCapture Capture { get; init; }

    public required SeenReceipts Receipts { get; init; }

    public required ReceiptWait Wait { get; init; }

    public required LinkWriter LinkWriter { get; init; }

    public required ProposalDoor Proposals { get; init; }

    public required ReviewReader Reviews { get; init; }

    public required NoteFlagging Flagging { get; init; }

    public required INoteFlags Flags { get; init; }

    public required ImportStaging Staging { get; init; }

    public required ImportStarter ImportStarter { get; init; }

    public required ImportReading ImportReading { get; init; }

    public required IImportStore Imports { get; init; }

    public required IWorkflowExecutions Executions { get; init; }

    public required SessionUndo Undo { get; init; }

    public required BrainChanges Changes { get; init; }

    public required BrainTypes Types { get; init; }

    public required TimeProvider Clock { get; init; }
}
