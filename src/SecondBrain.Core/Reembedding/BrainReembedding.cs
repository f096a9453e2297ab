using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Storage;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Reembedding;

/// <summary>The steps of reembed-brain. Each may run twice.</summary>
public sealed class BrainReembedding(IBrainModels models, IVectorReplacement vectors, INoteStore notes, IBlobStore blobs, IndexCompaction compaction)
{
    private const int ParallelReads = 8;

    /// <summary>First step.</summary>
    /// <returns>Whether there is anything to do, and whether the model serves already.</returns>
    /// <exception cref="ReembeddingConflictException">Another model is coming.</exception>
    public async Task<(bool Needed, bool Switched)> BeginAsync(BrainId brain, string model, CancellationToken cancellationToken)
    {
        if (!await models.BeginAsync(brain, model, cancellationToken))
        {
            throw new ReembeddingConflictException();
        }

        return await models.FindAsync(brain, cancellationToken) is { } current
            ? (current.Serving != model || current.Previous is not null, current.Serving == model)
            : (false, false);
    }

    /// <summary>Writes the manifest of one page: chunks of some notes that have no vector of the model yet.</summary>
    public async Task<ChunkPage> ListAsync(BrainId brain, string model, string? cursor, int page, CancellationToken cancellationToken)
    {
        var list = await notes.ListAsync(brain, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
        var lines = new IReadOnlyList<ChunkLine>[list.Items.Count];
        await Parallel.ForAsync(0, lines.Length, Bounded(cancellationToken), async (i, token) =>
        {
            var note = list.Items[i].Id;
            lines[i] = [.. (await vectors.MissingAsync(brain, note, model, token)).Select(chunk => new ChunkLine(note.Value, $"{brain}#NOTE#{note}", chunk))];
        });

        var found = lines.SelectMany(line => line).ToList();
        var manifest = BlobKey.Parse(string.Create(CultureInfo.InvariantCulture, $"reembeddings/{brain}/{ModelHash(model)}/{page}.jsonl"));
        if (found.Count > 0)
        {
            await blobs.WriteAsync(manifest, JsonLines.Write(found, ReembeddingJson.Default.ChunkLine), BlobCondition.None, cancellationToken);
        }

        return new ChunkPage(manifest.Value, found.Count, list.Next);
    }

    /// <exception cref="InvalidEmbeddingException">The model's answer is unusable.</exception>
    public Task StoreAsync(BrainId brain, NoteId note, string chunk, ReadOnlyMemory<float> vector, string model, bool announce, CancellationToken cancellationToken)
    {
        EmbeddingWriter.Check(vector, model);
        return vectors.StoreAsync(brain, note, chunk, QuantizedVector.Quantize(vector.Span), model, announce, cancellationToken);
    }

    /// <summary>Builds the model's index and keeps it as a snapshot, so that the first search after the switch need not.</summary>
    public Task PrepareAsync(BrainId brain, string model, CancellationToken cancellationToken) => compaction.RunAsync(brain, model, cancellationToken);

    /// <summary>Drops what the model before left in one page of notes.</summary>
    /// <returns>The cursor of the next page; null after the last one.</returns>
    public async Task<string?> DropAsync(BrainId brain, string model, string? cursor, CancellationToken cancellationToken)
    {
        var list = await notes.ListAsync(brain, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
        await Parallel.ForEachAsync(list.Items, Bounded(cancellationToken), async (note, token) => await vectors.DropOthersAsync(brain, note.Id, model, token));
        return list.Next;
    }

    /// <summary>A model's name in blob keys, which take fewer characters.</summary>
    public static string ModelHash(string model) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model)))[..12];

    private static ParallelOptions Bounded(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken };
}
