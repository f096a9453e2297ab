using SecondBrain.Core.Capture;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>Step of ingest-note for a brain without a language model: enriches a note by rules.</summary>
public sealed class EnrichmentWithoutModel(INoteStore notes, BrainIndexes indexes, EnrichmentWriter writer)
{
    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public async Task<EnrichmentOutcome> RunAsync(BrainId brain, CaptureId capture, NoteId id, int retries, CancellationToken cancellationToken)
    {
        var vocabulary = Vocabulary.Of(await indexes.GetAsync(brain, cancellationToken));
        var subject = await EnrichmentSubject.ReadAsync(notes, vocabulary, brain, id, cancellationToken);
        var draft = DeterministicEnricher.Enrich(subject.Note, NoteExcerpt.Of(subject.Text), subject.Parsed, subject.Targets, vocabulary.Tags);
        var answer = new ModelAnswer(draft, InputTokens: 0, OutputTokens: 0, Problem: null);
        return await writer.WriteAsync(capture, subject, EnrichmentModel.Deterministic, EnrichmentModel.Deterministic, answer, retries, cancellationToken);
    }
}
