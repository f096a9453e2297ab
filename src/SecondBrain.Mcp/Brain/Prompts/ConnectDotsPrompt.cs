using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain.Prompts;

internal sealed class ConnectDotsPrompt(NamedNotes named, NoteText texts, GraphReader graph) : IPrompt
{
    private const string First = "note";

    private const string Second = "other";

    private const int Similar = 8;

    public PromptDescription Description { get; } = new(
        "connect_the_dots",
        "Connect the dots",
        "Looks for connections of a note that nobody has drawn yet, or for what two notes have to do with each other.",
        new PromptArgument(First, "Note", "Title or id of a note.", IsRequired: true),
        new PromptArgument(Second, "Other note", "Title or id of another note, to compare the two.", IsRequired: false));

    public async Task<IReadOnlyList<JsonObject>> WriteAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var principal = call.Request.Principal;
        var (first, firstBlock) = await NoteAsync(principal, call.Arguments.RequiredText(First, 500), cancellationToken);
        if (call.Arguments.Text(Second, 500) is not { Length: > 0 } other)
        {
            return [firstBlock, PromptText.Block(One(first, await AlikeAsync(principal, first.Id, cancellationToken)))];
        }

        var (second, secondBlock) = await NoteAsync(principal, other, cancellationToken);
        return [firstBlock, secondBlock, PromptText.Block(Two(first, second, await PathAsync(principal, first.Id, second.Id, cancellationToken)))];
    }

    public Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) =>
        argument is First or Second ? named.CompleteAsync(request.Principal, value, cancellationToken) : Task.FromResult(CompletedValues.None);

    private static string One(Note note, string alike) =>
        $"""
        Connect the dots around the note {note.Id}, whose text is above.

        {alike}

        1. find_path from {note.Id} shows what it is linked with already. search for its main idea in two or three phrasings, and for its opposite.
        2. read_note what looks promising. Look for support, contradiction, a common cause, an example, an open question that another note answers.
        3. Give me the three to five most telling connections that are not drawn yet: which note, what kind of link, and the sentence of each note that it rests on. Say which are sure and which are guesses.
        4. Wait for my answer, then connect_notes those that I agree to.
        """;

    private static string Two(Note first, Note second, string path) =>
        $"""
        What have the notes {first.Id} and {second.Id} to do with each other? Their texts are above. {path}

        1. read_note what lies between them, and search for what both speak of.
        2. Tell me where they agree, where they contradict each other and what one adds to the other, with the sentences that it rests on. If there is nothing, say so.
        3. Suggest the one link type that fits best, and wait for my answer before you call connect_notes.
        """;

    private async Task<(Note Note, JsonObject Block)> NoteAsync(Principal principal, string text, CancellationToken cancellationToken)
    {
        var found = await named.FindAsync(principal, text, cancellationToken);
        if (found.Count > 1)
        {
            throw new BadArgumentException($"{found.Count} notes are called '{McpError.Clip(text)}'. Give the id of one: {string.Join(", ", found.Take(10))}.");
        }

        return found is [var id] && await texts.ReadAsync(principal, id, 0, cancellationToken) is var (note, content)
            ? (note, ResourceResults.Embedded(NoteAddress.Of(id), ResourceResults.Markdown, content))
            : throw new BadArgumentException($"There is no note '{McpError.Clip(text)}' in this brain. Give the title or the id of one: search finds it.");
    }

    private async Task<string> AlikeAsync(Principal principal, NoteId id, CancellationToken cancellationToken) =>
        await graph.SimilarAsync(principal, id, Similar, cancellationToken) is { Items: { Count: > 0 } alike }
            ? $"Notes of like meaning that no link ties to it: {string.Join("; ", alike.Select(note => $"{OneLine.Of(note.Title)} ({note.Id})"))}."
            : "No unlinked note is much like it in meaning.";

    private async Task<string> PathAsync(Principal principal, NoteId from, NoteId to, CancellationToken cancellationToken) =>
        await graph.PathAsync(principal, from, to, PathMeasure.Fewest, cancellationToken) is PathReading.Read { View.Nodes: { Count: > 0 } nodes }
            ? $"Links lead from one to the other over: {string.Join(" - ", nodes.Select(node => $"{OneLine.Of(node.Title)} ({node.Id})"))}."
            : "No chain of links leads from one to the other.";
}
