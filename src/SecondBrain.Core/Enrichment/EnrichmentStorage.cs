using System.Text.Json.Nodes;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>Step of ingest-note: stores what of a language model's answer stands up to the note's own words.</summary>
public sealed class EnrichmentStorage(INoteStore notes, BrainIndexes indexes, EnrichmentWriter writer)
{
    /// <param name="answer">As Converse gave it; null when the model refused.</param>
    /// <param name="problem">Why there is no answer; empty when there is one.</param>
    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public async Task<EnrichmentOutcome> RunAsync(
        BrainId brain, CaptureId capture, NoteId id, string model, JsonNode? answer, string problem, int retries, CancellationToken cancellationToken)
    {
        var vocabulary = Vocabulary.Of(await indexes.GetAsync(brain, cancellationToken));
        var subject = await EnrichmentSubject.ReadAsync(notes, vocabulary, brain, id, cancellationToken);
        var read = problem.Length > 0 ? new ModelAnswer(EnrichmentDraft.Empty, 0, 0, problem) : ModelAnswerReader.Read(answer);
        return await writer.WriteAsync(capture, subject, model, EnrichmentPrompt.Version, read, retries, cancellationToken);
    }
}
