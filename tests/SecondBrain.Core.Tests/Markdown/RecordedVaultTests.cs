using System.Text.Json;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Markdown;

/// <summary>Real vaults. The data's README counts what a regular expression finds outside fenced and inline code: 209, 2,182 and 3,233.</summary>
public class RecordedVaultTests
{
    [SharedDataFact("vaults/kepano-obsidian")]
    public void All_links_of_an_Obsidian_vault_are_found_those_of_the_front_matter_too()
    {
        var notes = Read("kepano-obsidian");

        notes.Count.ShouldBe(103);
        CountWikiLinks(notes).ShouldBe(209);
        notes.ShouldAllBe(note => note.Warnings.Count == 0);
    }

    [SharedDataFact("vaults/logseq-docs")]
    public void The_links_of_a_Logseq_outline_are_found_under_headings_too()
    {
        var notes = Read("logseq-docs");

        notes.Count.ShouldBe(315);
        // One less than the regular expression: a paragraph indented like code.
        CountWikiLinks(notes).ShouldBe(2181);
    }

    [SharedDataFact("vaults/dendron-site")]
    public void The_links_of_a_Dendron_vault_are_found_but_not_those_in_comments()
    {
        var notes = Read("dendron-site");

        notes.Count.ShouldBe(1013);
        // Less than the regular expression: HTML comments over several lines (most of them in one note) and one code span over several lines.
        CountWikiLinks(notes).ShouldBe(3146);
        notes.SelectMany(note => note.Links).Count(link => link.Target.Contains(' ')).ShouldBeLessThan(20, "the alias is not the target");
    }

    [SharedDataFact("vaults/jbranchaud-til/notes.jsonl")]
    public void The_relative_links_of_a_repository_are_found()
    {
        var notes = File.ReadLines(SharedData.Combine("vaults", "jbranchaud-til", "notes.jsonl"))
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("content").GetString()!)
            .Select(MarkdownNoteParser.Parse)
            .ToList();

        notes.Count.ShouldBe(1873);
        // The README counts 1,908; of these 1,949 all but three lead to a file of the set.
        notes.Sum(note => note.Links.Count(link => link.Syntax == LinkSyntax.Relative)).ShouldBe(1949);
        notes.Count(note => note.Title is null).ShouldBe(0);
    }

    [SharedDataTheory("vaults/logseq-docs")]
    [InlineData("kepano-obsidian")]
    [InlineData("logseq-docs")]
    [InlineData("dendron-site")]
    public void The_chunks_of_every_note_hold_all_of_its_text_in_order(string vault)
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Combine("vaults", vault), "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var note = MarkdownNoteParser.Parse(text);

            ChunkInvariants.Check(text, note, Chunker.Split(text, note, ChunkingOptions.Default), ChunkingOptions.Default);
        }
    }

    private static int CountWikiLinks(List<ParsedNote> notes) => notes.Sum(note => note.Links.Count(link => link.Syntax != LinkSyntax.Relative));

    private static List<ParsedNote> Read(string vault) =>
        [.. Directory.EnumerateFiles(SharedData.Combine("vaults", vault), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText).Select(MarkdownNoteParser.Parse)];
}
