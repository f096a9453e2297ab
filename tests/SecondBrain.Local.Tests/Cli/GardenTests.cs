using System.Text;
using SecondBrain.Core.Markdown;
using SecondBrain.Local.Cli.Import;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Cli;

public sealed class GardenTests
{
    private static readonly string[] LeftOpen = ["Byzantine Faults", "Diario de lluvia", "How to Prune a Fig Tree", "Vannevar Bush"];

    private readonly IReadOnlyList<(VaultFile File, ParsedNote Note)> _notes =
    [
        .. from file in VaultFolder.Find(SampleGarden.FolderOf(RepositoryPaths.Combine("template.yaml")))
           where file.Source != "README.md"
           select (file, MarkdownNoteParser.Parse(File.ReadAllText(file.Path, Encoding.UTF8))),
    ];

    [Fact]
    public void There_are_enough_notes_and_some_are_in_Spanish()
    {
        _notes.Count.ShouldBeGreaterThanOrEqualTo(44);
        _notes.Count(each => each.Note.Language == "es").ShouldBeGreaterThanOrEqualTo(5);
        _notes.ShouldAllBe(each => each.Note.Warnings.Count == 0 && each.Note.Title != null && each.Note.Type != null && each.Note.Status != null);
    }

    [Fact]
    public void Every_link_leads_to_one_note_except_those_left_open_on_purpose()
    {
        var names = Names();

        names.Where(name => name.Value.Count > 1).ShouldBeEmpty();
        _notes.SelectMany(each => each.Note.Links)
            .Where(link => LinkName.Candidates(link.Target).All(name => !names.ContainsKey(name)))
            .Select(link => link.Target).Order(StringComparer.Ordinal)
            .ShouldBe(LeftOpen);
    }

    [Fact]
    public void Every_heading_that_is_linked_exists()
    {
        var names = Names();
        var links = _notes.SelectMany(each => each.Note.Links).Where(link => link.Heading is not null).ToList();

        links.Count.ShouldBeGreaterThan(2);
        foreach (var link in links)
        {
            names[LinkName.Normalise(link.Target)].Single().Note.Headings.Select(heading => heading.Text).ShouldContain(link.Heading!);
        }
    }

    [Fact]
    public void From_the_first_note_every_other_can_be_reached()
    {
        var names = Names();
        var edges = _notes
            .SelectMany(each => each.Note.Links, (each, link) => (From: each.File.Source, To: LinkName.Candidates(link.Target).Where(names.ContainsKey).Select(name => names[name].Single().File.Source).FirstOrDefault()))
            .Where(edge => edge.To is not null).ToLookup(edge => edge.From, edge => edge.To!, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["Start Here.md"]);
        while (next.TryDequeue(out var at))
        {
            if (reached.Add(at)) foreach (var to in edges[at]) next.Enqueue(to);
        }

        _notes.Select(each => each.File.Source).Except(reached, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private Dictionary<string, List<(VaultFile File, ParsedNote Note)>> Names() => _notes
        .SelectMany(each => new[] { each.Note.Title!, Path.GetFileNameWithoutExtension(each.File.Source) }.Concat(each.Note.Aliases).Select(LinkName.Normalise).Distinct(StringComparer.Ordinal), (each, name) => (name, each))
        .GroupBy(pair => pair.name, pair => pair.each, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
}
