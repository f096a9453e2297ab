using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Enrichment;

/// <summary>Step of ingest-note: what a language model is to be asked about a note.</summary>
public sealed class EnrichmentPreparation(INoteStore notes, IGeneratedStore generated, BrainIndexes indexes, BrainTypes types)
{
    /// <summary>Null when this model has enriched this text of the note with this prompt: a second run costs no second answer.</summary>
    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public async Task<EnrichmentPrompt?> RunAsync(BrainId brain, NoteId id, string model, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(brain, cancellationToken);
        var vocabulary = Vocabulary.Of(index);
        var subject = await EnrichmentSubject.ReadAsync(notes, vocabulary, brain, id, cancellationToken);
        var made = await generated.FindAsync(brain, id, cancellationToken);
        if (made.Any(item => item.Kind == GeneratedKind.Record && item.Model == model && item.Prompt == EnrichmentPrompt.Version && item.Version == subject.Note.BodyVersion))
        {
            return null;
        }

        var excerpt = NoteExcerpt.Of(subject.Text);
        return new EnrichmentPrompt(
            subject.Note.Title,
            excerpt,
            Titles(index, subject, excerpt),
            [.. vocabulary.Tags.Take(EnrichmentPrompt.MaxTags)],
            [.. types.LinkTypes.Where(type => type != BrainTypes.Embeds)]);
    }

    /// <summary>Notes that the text names, then those that share most words with its start.</summary>
    private static List<string> Titles(BrainIndex index, EnrichmentSubject subject, string excerpt)
    {
        const int QueryLength = 600;
        var phrases = TextWords.Phrases(TextWords.Of(excerpt, new TextSpan(0, excerpt.Length)), []);
        var named = UnlinkedMentions.Find(excerpt, phrases, subject.Targets).Select(link => link.Target);
        var query = $"{subject.Note.Title} {excerpt[..Math.Min(excerpt.Length, QueryLength)]}";
        var targets = subject.Targets.Select(note => note.Id).ToHashSet();
        var near = index.Search(new SearchRequest(query, EnrichmentPrompt.MaxTitles) { IsText = true }, ReadOnlySpan<float>.Empty).Hits.Where(hit => targets.Contains(hit.Id)).Select(hit => hit.Title);
        return [.. named.Concat(near).Distinct(StringComparer.Ordinal).Take(EnrichmentPrompt.MaxTitles)];
    }
}
