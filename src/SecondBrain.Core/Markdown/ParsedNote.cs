using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>What a note's text says about itself. Every span is a range of the parsed text, verbatim.</summary>
/// <param name="Title">Front matter <c>title</c> (or Logseq <c>title::</c>), else the first level-one heading, else null.</param>
/// <param name="Aliases">Other names, as written, without duplicates.</param>
/// <param name="Tags">Without <c>#</c>, as first written, without duplicates in any case; nested tags keep their <c>/</c>.</param>
/// <param name="Type">Front matter <c>type</c>; null without one. Not validated.</param>
/// <param name="Status">Front matter <c>status</c>; null without one. Not validated.</param>
/// <param name="Language">Front matter <c>language</c> or <c>lang</c>; null without one. Not validated.</param>
/// <param name="FrontMatter">The scalars of the front matter and Logseq's page properties, as text, by key in any case. Lists are not here.</param>
/// <param name="Body">The text after the front matter.</param>
/// <param name="Links">In order of appearance, those of the front matter included.</param>
/// <param name="Warnings">What was not understood, one sentence each; empty for a clean note.</param>
public sealed record ParsedNote(
    string? Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Tags,
    string? Type,
    string? Status,
    string? Language,
    IReadOnlyDictionary<string, string> FrontMatter,
    TextSpan Body,
    IReadOnlyList<ParsedHeading> Headings,
    IReadOnlyList<ParsedLink> Links,
    IReadOnlyList<ParsedBlockId> BlockIds,
    IReadOnlyList<string> Warnings);
