using Microsoft.Extensions.DependencyInjection;
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
using SecondBrain.Functions.Telemetry;
using SecondBrain.Mcp.Brain;
using SecondBrain.Mcp.Http;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Functions.Mcp;

/// <summary>What the Mcp function needs beside what all functions share.</summary>
internal static class McpRegistration
{
    public static IServiceCollection AddSecondBrainMcp(this IServiceCollection services, FunctionEnvironment environment) => services
        .AddSingleton(provider => BrainServer.Create(
            new BrainParts
            {
                Search = provider.GetRequiredService<NoteSearch>(),
                Context = provider.GetRequiredService<NoteContext>(),
                Seen = provider.GetRequiredService<SeenNotes>(),
                Notes = provider.GetRequiredService<INoteStore>(),
                Versions = provider.GetRequiredService<SeenVersions>(),
                Editor = provider.GetRequiredService<NoteEditor>(),
                List = provider.GetRequiredService<NoteList>(),
                Generated = provider.GetRequiredService<IGeneratedStore>(),
                Links = provider.GetRequiredService<LinkReader>(),
                Graph = provider.GetRequiredService<GraphReader>(),
                Titles = provider.GetRequiredService<NoteTitles>(),
                Overviews = provider.GetRequiredService<OverviewReader>(),
                Digests = provider.GetRequiredService<DigestReader>(),
                Capture = provider.GetRequiredService<NoteCapture>(),
                Receipts = provider.GetRequiredService<SeenReceipts>(),
                Wait = provider.GetRequiredService<ReceiptWait>(),
                LinkWriter = provider.GetRequiredService<LinkWriter>(),
                Proposals = provider.GetRequiredService<ProposalDoor>(),
                Reviews = provider.GetRequiredService<ReviewReader>(),
                Flagging = provider.GetRequiredService<NoteFlagging>(),
                Flags = provider.GetRequiredService<INoteFlags>(),
                Staging = provider.GetRequiredService<ImportStaging>(),
                ImportStarter = provider.GetRequiredService<ImportStarter>(),
                ImportReading = provider.GetRequiredService<ImportReading>(),
                Imports = provider.GetRequiredService<IImportStore>(),
                Executions = provider.GetRequiredService<IWorkflowExecutions>(),
                Types = provider.GetRequiredService<BrainTypes>(),
                Undo = provider.GetRequiredService<SessionUndo>(),
                Changes = provider.GetRequiredService<BrainChanges>(),
                Clock = provider.GetRequiredService<TimeProvider>(),
            },
            FunctionLog.Fault))
        .AddSingleton(provider => new McpEndpoint(
            provider.GetRequiredService<McpServer>(),
            (environment.Optional("MCP_ALLOWED_HOSTS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
}
