using System.Globalization;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Erasure;

internal static class ErasureItems
{
    private const string Checks = "checks";
    private const string Deleted = "deleted";
    private const string ErasedAt = "erasedAt";

    public static Item ToItem(ErasureProof proof)
    {
        var item = new Item(TableKeys.Erased(proof.Brain), proof.Note.Value)
            .Set(Attributes.Brain, proof.Brain.Value)
            .Set(Attributes.Note, proof.Note.Value)
            .Set(Attributes.State, proof.State)
            .Set(Attributes.Actor, proof.RequestedBy)
            .Set(Attributes.CreatedAt, proof.RequestedAt)
            .Set(Attributes.Execution, proof.Execution)
            .Set(Attributes.Sha256, proof.Sha256)
            .Set(Attributes.Bytes, proof.Bytes)
            .Set(Attributes.Notes, proof.Notes.Select(note => note.Value))
            .Set(Checks, proof.Checks);
        item.Values[Deleted] = new AttributeValue { M = proof.Deleted.ToDictionary(pair => pair.Key, pair => Item.Of(pair.Value), StringComparer.Ordinal), IsMSet = true };
        return proof.ErasedAt is { } at ? item.Set(ErasedAt, at) : item;
    }

    public static ErasureProof ToProof(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        NoteId.Parse(item.Text(Attributes.Note)),
        item.Text(Attributes.State),
        item.Text(Attributes.Actor),
        item.Moment(Attributes.CreatedAt),
        item.Text(Attributes.Execution),
        item.Text(Attributes.Sha256),
        item.Int(Attributes.Bytes),
        [.. item.List(Attributes.Notes).Select(NoteId.Parse)],
        item.Values[Deleted].M.ToDictionary(pair => pair.Key, pair => int.Parse(pair.Value.N, CultureInfo.InvariantCulture), StringComparer.Ordinal),
        item.MomentOrNull(ErasedAt),
        item.List(Checks));

    /// <summary>What stays of a receipt: that there was this capture, so that it is not made again.</summary>
    public static Item ToStub(Item receipt)
    {
        var stub = new Item(receipt.Text(Attributes.PK), receipt.Text(Attributes.SK))
            .Set(Attributes.Brain, receipt.Text(Attributes.Brain))
            .Set(Attributes.Capture, receipt.Text(Attributes.Capture))
            .Set(Attributes.Note, receipt.Text(Attributes.Note))
            .Set(Attributes.State, CaptureState.Erased)
            .Set(Attributes.Fingerprint, "")
            .Set(Attributes.Sha256, "")
            .Set(Attributes.Bytes, 0)
            .Set(Attributes.ContentType, "")
            .Set(Attributes.Stored, receipt.Moment(Attributes.Stored))
            .Set(Attributes.Attempts, receipt.Int(Attributes.Attempts));
        stub.Values[Attributes.Steps] = new AttributeValue { M = [], IsMSet = true };
        return stub;
    }

    /// <summary>Who did what and when; not what it was before and after.</summary>
    public static Item Redacted(Item audit)
    {
        var values = new Dictionary<string, AttributeValue>(audit.Values, StringComparer.Ordinal);
        values.Remove(AuditItems.Before);
        values.Remove(Attributes.After);
        return new Item(values);
    }

    /// <summary>What an item counts as in the proof: <c>chunks</c> for <c>CHUNK#000001#00000</c>.</summary>
    public static string Kind(string sortKey) => sortKey.Split('#')[0] switch
    {
        "META" => "note",
        "ORIGINAL" => "original parts",
        "CHUNK" => "chunks",
        "EDGE" => "links",
        "LINK" => "unresolved links",
        "AUDIT" => "audit entries redacted",
        "GEN" => "generated",
        "V" => "versions",
        "BODY" => "edited text parts",
        var other => other.ToLowerInvariant(),
    };
}
