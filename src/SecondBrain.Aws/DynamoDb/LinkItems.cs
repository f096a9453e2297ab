using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class LinkItems
{
    public static Item ToEdge(BrainId brain, Link link)
    {
        var item = new Item(TableKeys.Note(brain, link.Source), TableKeys.Edge(link.Type, link.Target))
            .Indexed(TableKeys.Note(brain, link.Target), TableKeys.Edge(link.Type, link.Source))
            .Set(Attributes.Source, link.Source.Value)
            .Set(Attributes.Target, link.Target.Value)
            .Set(Attributes.Type, link.Type)
            .Set(Attributes.State, "accepted")
            .Set(Attributes.Provenance, Text(link.Provenance))
            .Set(Attributes.Weight, link.Weight)
            .Set(Attributes.Confidence, link.Confidence)
            .Set(Attributes.Actor, link.Actor)
            .Set(Attributes.CreatedAt, link.CreatedAt)
            .Set(Attributes.EvidenceNote, link.EvidenceNote?.Value)
            .SetAny(Attributes.EvidenceVersion, EvidenceVersion(link.EvidenceVersion))
            .Set(Attributes.Written, link.Written);
        return link.Evidence is { } span ? item.Set(Attributes.Start, span.Start).Set(Attributes.End, span.End) : item;
    }

    public static Link ToLink(Item item) => new(
        NoteId.Parse(item.Text(Attributes.Source)),
        NoteId.Parse(item.Text(Attributes.Target)),
        item.Text(Attributes.Type),
        Enum.Parse<LinkProvenance>(item.Text(Attributes.Provenance), ignoreCase: true),
        item.Double(Attributes.Weight),
        item.Double(Attributes.Confidence),
        item.Has(Attributes.Start) ? new TextSpan(item.Int(Attributes.Start), item.Int(Attributes.End)) : null,
        item.Text(Attributes.Actor),
        item.Moment(Attributes.CreatedAt))
    {
        EvidenceNote = EvidenceNote(item),
        EvidenceVersion = EvidenceVersion(item),
        Written = item.TextOrNull(Attributes.Written),
    };

    /// <summary>The link under its own note, for reading the note's links.</summary>
    public static Item ToUnresolved(BrainId brain, UnresolvedLink link) =>
        Describe(new Item(TableKeys.Note(brain, link.Source), TableKeys.Unresolved(link.Type, link.Target)), link);

    /// <summary>The link under a name that would satisfy it, for the note that will have this name.</summary>
    public static Item ToWanted(BrainId brain, UnresolvedLink link, string name) =>
        Describe(new Item(TableKeys.Wanted(brain, name), TableKeys.WantedBy(link.Source, link.Type, link.Target)), link);

    public static UnresolvedLink ToUnresolvedLink(Item item) => new(
        NoteId.Parse(item.Text(Attributes.Source)),
        item.Text(Attributes.Target),
        item.Text(Attributes.Type),
        item.Double(Attributes.Weight),
        new TextSpan(item.Int(Attributes.Start), item.Int(Attributes.End)),
        item.List(Attributes.Names))
    {
        EvidenceNote = EvidenceNote(item),
        EvidenceVersion = EvidenceVersion(item),
    };

    public static string Text(LinkProvenance provenance) => provenance switch
    {
        LinkProvenance.Human => "human",
        LinkProvenance.Agent => "agent",
        LinkProvenance.Link => "link",
        _ => "model",
    };

    private static Item Describe(Item item, UnresolvedLink link) => item
        .Set(Attributes.Source, link.Source.Value)
        .Set(Attributes.Target, link.Target)
        .Set(Attributes.Type, link.Type)
        .Set(Attributes.Weight, link.Weight)
        .Set(Attributes.Start, link.Evidence.Start)
        .Set(Attributes.End, link.Evidence.End)
        .Set(Attributes.Names, link.Names)
        .Set(Attributes.EvidenceNote, link.EvidenceNote?.Value)
        .SetAny(Attributes.EvidenceVersion, EvidenceVersion(link.EvidenceVersion));

    /// <summary>The first version, which most evidence is in, is not written.</summary>
    private static int? EvidenceVersion(int version) => version == 1 ? null : version;

    private static int EvidenceVersion(Item item) => item.Has(Attributes.EvidenceVersion) ? item.Int(Attributes.EvidenceVersion) : 1;

    private static NoteId? EvidenceNote(Item item) => item.TextOrNull(Attributes.EvidenceNote) is { } id ? NoteId.Parse(id) : null;
}
