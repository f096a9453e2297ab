using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Graph;

/// <summary>A public vault as an index without vectors, its links resolved by name.</summary>
internal static class Vault
{
    public static BrainIndex Index(string vault)
    {
        var files = Directory.EnumerateFiles(SharedData.Combine("vaults", vault), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var notes = files.Select((path, number) => (Name: Path.GetFileNameWithoutExtension(path), Text: File.ReadAllText(path), Id: IndexedNotes.Id(number + 1)))
            .Select(file => (file.Name, file.Text, file.Id, Parsed: MarkdownNoteParser.Parse(file.Text))).ToList();
        var names = notes
            .SelectMany(note => new[] { note.Name, note.Parsed.Title ?? note.Name }.Concat(note.Parsed.Aliases).Select(name => (Name: LinkName.Normalise(name), note.Id)))
            .DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name, entry => entry.Id, StringComparer.Ordinal);
        return IndexedNotes.Index([.. notes.Select(note => new IndexedNote(
            note.Id,
            note.Parsed.Title ?? note.Name,
            note.Parsed.Aliases,
            note.Parsed.Tags,
            "note",
            "seed",
            "private",
            null,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            [.. Chunker.Split(note.Text, note.Parsed, ChunkingOptions.Default).Select(chunk => new IndexedChunk(chunk.Number, chunk.Span, chunk.HeadingPath, chunk.Span.Of(note.Text).ToString(), null))],
            [.. Targets(note.Parsed, names).Where(target => target != note.Id).GroupBy(target => target).Select(target => new IndexedEdge(target.Key, "links-to", target.Count()))]))]);
    }

    private static IEnumerable<NoteId> Targets(ParsedNote note, Dictionary<string, NoteId> names) =>
        note.Links.Select(link => LinkName.Candidates(link.Target).Where(names.ContainsKey).Select(name => names[name]).FirstOrDefault()).Where(id => id != default);
}
