using SecondBrain.Core.Digest;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Digest;

/// <summary>Small brains for the analysers.</summary>
internal static class Sights
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The same name is the same id; names sort as their ids.</summary>
    public static NoteId Id(string name) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch)[..(26 - name.Length)] + name.ToUpperInvariant());

    public static BrainSight Of(params IndexedNote[] notes) => new(notes, [], Now);

    public static BrainSight OfReviews(params WaitingReview[] reviews) => new([], reviews, Now);

    public static IndexedNote Note(string name, int days = 0, string status = NoteStatus.Seed) => new(
        Id(name), name, [], [], "note", status, "private", null, Now.AddDays(-days), Now.AddDays(-days), [], []);

    public static IndexedNote To(this IndexedNote note, params string[] targets) =>
        note with { Edges = [.. targets.Select(target => new IndexedEdge(Id(target), "links-to", 1))] };

    public static IndexedNote At(this IndexedNote note, params float[][] vectors) =>
        note with { Chunks = [.. vectors.Select((vector, i) => new IndexedChunk(i, new TextSpan(0, 1), "", "x", QuantizedVector.Quantize(vector)))] };

    public static IEnumerable<string> Subjects(this IEnumerable<Finding> findings) => findings.Select(finding => string.Join('+', finding.Notes.Select(note => note.Value.TrimStart('0'))));
}
