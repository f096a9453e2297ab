using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>Edits and ingestions step by step, without the workflow: the test says what happens when.</summary>
internal sealed class EditedNotes(IServiceProvider services, string brain)
{
    public const string Model = "letters";

    public BrainId Brain { get; } = BrainId.Parse(brain);

    public Principal Person => new(Brain, "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());

    public Principal Agent => new(Brain, "helper for owner", ActorKind.Agent, "talk-1", new HashSet<string> { Scope.Read, Scope.Write });

    public NoteEditor Editor => services.GetRequiredService<NoteEditor>();

    public INoteStore Notes => services.GetRequiredService<INoteStore>();

    public IVersionStore Versions => services.GetRequiredService<IVersionStore>();

    public async Task<Receipt> CaptureAsync(string markdown, Principal? by = null, CaptureRequest? request = null) =>
        (await services.GetRequiredService<NoteCapture>().CaptureAsync(by ?? Person, request ?? new CaptureRequest(Encoding.UTF8.GetBytes(markdown), "text/markdown"), CancellationToken.None))
        .ShouldBeOfType<CaptureResult.Created>().Receipt;

    public Task<EditResult> EditAsync(NoteId note, int version, NoteEdit edit, Principal? by = null) => Editor.EditAsync(by ?? Person, note, version, edit, CancellationToken.None);

    public Task<EditResult> RewriteAsync(NoteId note, int version, string markdown, Principal? by = null) =>
        EditAsync(note, version, new NoteEdit { Content = Encoding.UTF8.GetBytes(markdown) }, by);

    public async Task<Receipt> RewrittenAsync(NoteId note, int version, string markdown) =>
        (await RewriteAsync(note, version, markdown)).ShouldBeOfType<EditResult.Edited>().Receipt.ShouldNotBeNull();

    public async Task IngestAsync(Receipt receipt)
    {
        await ChunkAsync(receipt);
        await FinishAsync(receipt);
    }

    /// <summary>The steps up to the vectors.</summary>
    public async Task ChunkAsync(Receipt receipt)
    {
        var chunked = await services.GetRequiredService<NoteChunking>().RunAsync(Brain, receipt.Id, receipt.Note, retries: 0, CancellationToken.None);
        foreach (var chunk in chunked.Sort)
        {
            await services.GetRequiredService<EmbeddingWriter>().RunAsync(Brain, receipt.Note, chunk, SwitchableEmbeddings.Letters(chunk), Model, CancellationToken.None);
        }
    }

    /// <summary>The steps from the links on.</summary>
    public async Task FinishAsync(Receipt receipt)
    {
        await LinkAsync(receipt);
        var completion = services.GetRequiredService<CaptureCompletion>();
        await completion.PublishAsync(Brain, receipt.Id, retries: 0, CancellationToken.None);
        await completion.CompleteAsync(Brain, receipt.Id, Model, [], [], BudgetStep.Full, EnrichmentModel.None, retries: 0, CancellationToken.None);
    }

    public Task LinkAsync(Receipt receipt) => services.GetRequiredService<LinkResolution>().RunAsync(Brain, receipt.Id, receipt.Note, retries: 0, CancellationToken.None);

    public async Task<Note> NoteAsync(NoteId note) => (await Notes.FindAsync(Brain, note, CancellationToken.None)).ShouldNotBeNull();

    public async Task<string> TextAsync(NoteId note) => Encoding.UTF8.GetString((await Notes.ReadTextAsync(Brain, note, CancellationToken.None)).ShouldNotBeNull().Content.Span);

    /// <summary>The note as a process loads it that starts now.</summary>
    public async Task<IndexedNote> LoadAsync(NoteId note) => (await services.GetRequiredService<IChunkStore>().LoadAsync(Brain, note, Model, CancellationToken.None)).ShouldNotBeNull();

    public async Task<string> IndexedTextAsync(NoteId note) => string.Concat((await LoadAsync(note)).Chunks.Select(chunk => chunk.Text));
}
