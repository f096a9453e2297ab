using System.Globalization;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>Digests as items. They refer to notes by id only; <see cref="Attributes.Notes"/> has all of them.</summary>
internal static class DigestItems
{
    public static Item ToItem(DailyDigest digest)
    {
        var item = new Item(TableKeys.Digests(digest.Brain), TableKeys.Digest(digest.Date))
            .Set(Attributes.Brain, digest.Brain.Value)
            .Set(Attributes.CreatedAt, digest.CreatedAt)
            .Set(Attributes.Notes, digest.Findings.SelectMany(finding => finding.Notes).Select(note => note.Value).Distinct(StringComparer.Ordinal));
        item.Values[Attributes.Findings] = new AttributeValue { L = [.. digest.Findings.Select(ToValue)], IsLSet = true };
        return item;
    }

    public static DailyDigest ToDigest(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        Date(item.Text(Attributes.SK)),
        item.Moment(Attributes.CreatedAt),
        [.. item.Values[Attributes.Findings].L.Select(value => ToFinding(new Item(value.M)))],
        item.MomentOrNull(Attributes.MailedAt));

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static AttributeValue ToValue(Finding finding) => new()
    {
        M = new Item(new Dictionary<string, AttributeValue>(StringComparer.Ordinal))
            .Set(Attributes.Kind, finding.Kind)
            .Set(Attributes.Subject, finding.Subject)
            .Set(Attributes.Notes, finding.Notes.Select(note => note.Value))
            .Set(Attributes.Name, finding.Name)
            .Set(Attributes.Measure, finding.Measure)
            .Values,
    };

    private static Finding ToFinding(Item item) => new(
        item.Text(Attributes.Kind),
        item.Text(Attributes.Subject),
        [.. item.List(Attributes.Notes).Select(NoteId.Parse)],
        item.TextOrNull(Attributes.Name),
        item.Double(Attributes.Measure));
}
