using SecondBrain.Core.Digest;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A digest, with the titles that its notes have now.</summary>
/// <param name="MailedAt">Null when the mail has not gone out.</param>
public sealed record DigestView(string Date, DateTimeOffset CreatedAt, DateTimeOffset? MailedAt, IReadOnlyList<DigestSectionView> Sections)
{
    public static DigestView Of(DailyDigest digest, IReadOnlyDictionary<NoteId, string> titles) => new(
        digest.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        digest.CreatedAt,
        digest.MailedAt,
        [.. DigestSection.Of(digest, titles).Select(DigestSectionView.Of)]);
}

/// <param name="Kind">One of <see cref="FindingKind"/>.</param>
public sealed record DigestSectionView(string Kind, string Title, IReadOnlyList<DigestItemView> Items)
{
    public static DigestSectionView Of(DigestSection section) => new(
        section.Kind,
        section.Title,
        [.. section.Lines.Select(line => new DigestItemView(
            [.. line.Notes.Select(note => new NoteReference(note.Key.Value, note.Value))], line.Name, line.Why, line.Measure))]);
}

/// <param name="Name">The name that has no note, or the id of a proposal; null otherwise.</param>
/// <param name="Measure">The number in <paramref name="Why"/>.</param>
public sealed record DigestItemView(IReadOnlyList<NoteReference> Notes, string? Name, string Why, double Measure);
