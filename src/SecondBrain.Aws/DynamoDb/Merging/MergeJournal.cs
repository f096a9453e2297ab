using System.Globalization;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb.Merging;

/// <summary>Changes items and remembers what they were, in one transaction; restores them from there.</summary>
internal sealed class MergeJournal(BrainTable table, IdSource ids, TimeProvider clock)
{
    /// <summary>Each change is two writes, and can announce one note: three times this is under the 100 writes of a transaction.</summary>
    public const int ChangesAtOnce = 30;

    private const string Before = "before";

    /// <summary>A journal that a failure left behind goes away by itself.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>Applies groups of changes; the changes of one group are one transaction.</summary>
    /// <exception cref="MergeInterferenceException">An item is not as it was read.</exception>
    public async Task ApplyAsync(MergeJob job, string step, IReadOnlyList<IReadOnlyList<ItemChange>> groups, CancellationToken cancellationToken)
    {
        var number = groups.Count == 0 ? 0 : await NextAsync(job, step, cancellationToken);
        for (var taken = 0; taken < groups.Count;)
        {
            var batch = new List<ItemChange>(groups[taken++]);
            while (taken < groups.Count && batch.Count + groups[taken].Count <= ChangesAtOnce && !Overlaps(batch, groups[taken]))
            {
                batch.AddRange(groups[taken++]);
            }

            List<TransactWriteItem> writes =
            [
                .. batch.Select(change => change.ToWrite(table.Name)),
                // prevents two attempts of one step from journalling the same number
                .. batch.Select(change => table.Put(Entry(job, step, number++, change), condition: "attribute_not_exists(PK)")),
                .. Announcements(job, batch),
            ];
            if (!await table.TransactAsync(writes, cancellationToken))
            {
                throw new MergeInterferenceException($"Something else changed an item in step '{step}' of the merge.");
            }
        }
    }

    /// <summary>Restores up to a batch of changes, the last first. True when none is left.</summary>
    public async Task<bool> UndoAsync(MergeJob job, string step, CancellationToken cancellationToken)
    {
        var request = Queries.Prefix(Partition(job), step + "#");
        (request.ScanIndexForward, request.Limit) = (false, ChangesAtOnce);
        var (entries, next) = await table.QueryPageAsync(request, cancellationToken);
        var restored = new HashSet<(string, string)>();
        var batch = new List<(Item Entry, ItemChange Change)>();
        foreach (var entry in entries)
        {
            var change = ToChange(entry);
            if (!restored.Add((change.Partition, change.Sort)))
            {
                next ??= []; // a transaction takes an item once: the earlier change of it comes with the next call
                break;
            }

            batch.Add((entry, change));
        }

        if (batch.Count == 0)
        {
            return true;
        }

        // a condition that fails means that another attempt has undone these: the next call sees what is left
        var undone = await table.TransactAsync(
            [
                .. batch.Select(pair => pair.Change.ToRestoration(table.Name)),
                // prevents a late attempt from restoring over what was written since
                .. batch.Select(pair => table.Delete(pair.Entry.Text(Attributes.PK), pair.Entry.Text(Attributes.SK), condition: "attribute_exists(PK)")),
                .. Announcements(job, [.. batch.Select(pair => pair.Change)]),
            ],
            cancellationToken);
        return undone && next is null;
    }

    /// <summary>Forgets up to a batch. True when none is left.</summary>
    public async Task<bool> CloseAsync(MergeJob job, CancellationToken cancellationToken)
    {
        var request = Queries.Partition(Partition(job));
        request.Limit = 20 * ChangesAtOnce;
        var (entries, next) = await table.QueryPageAsync(request, cancellationToken);
        await table.DeleteAllAsync(entries, cancellationToken);
        return next is null;
    }

    private IEnumerable<TransactWriteItem> Announcements(MergeJob job, IReadOnlyList<ItemChange> changes) => changes
        .Where(change => change.Sort == TableKeys.Meta || change.Sort.StartsWith(TableKeys.EdgePrefix, StringComparison.Ordinal) || change.Sort.StartsWith(TableKeys.UnresolvedPrefix, StringComparison.Ordinal))
        .Select(change => change.Partition[(change.Partition.LastIndexOf('#') + 1)..])
        .Distinct(StringComparer.Ordinal)
        .Select(note => table.Put(ChangeItems.Of(job.Principal.Brain, NoteId.Parse(note), ids.Next(), clock.GetUtcNow())));

    private Item Entry(MergeJob job, string step, int number, ItemChange change)
    {
        var entry = new Item(Partition(job), string.Create(CultureInfo.InvariantCulture, $"{step}#{number:D6}"))
            .Set(Attributes.Execution, job.Execution)
            .Set(Attributes.Ttl, (clock.GetUtcNow() + Retention).ToUnixTimeSeconds());
        entry.Values[Attributes.Key] = new AttributeValue { M = Item.Key(change.Partition, change.Sort) };
        if (change.Before is { } before)
        {
            entry.Values[Before] = new AttributeValue { M = before.Values };
        }

        return entry;
    }

    private static ItemChange ToChange(Item entry) => entry.Values.TryGetValue(Before, out var before)
        ? new ItemChange(new Item(before.M), null)
        : new ItemChange(null, new Item(entry.Values[Attributes.Key].M));

    private async Task<int> NextAsync(MergeJob job, string step, CancellationToken cancellationToken)
    {
        var request = Queries.Prefix(Partition(job), step + "#");
        (request.ScanIndexForward, request.Limit) = (false, 1);
        var (last, _) = await table.QueryPageAsync(request, cancellationToken);
        return last.Count == 0 ? 0 : int.Parse(last[0].Text(Attributes.SK).AsSpan(step.Length + 1), CultureInfo.InvariantCulture) + 1;
    }

    private static bool Overlaps(List<ItemChange> batch, IReadOnlyList<ItemChange> group) =>
        group.Any(change => batch.Exists(other => other.Partition == change.Partition && other.Sort == change.Sort));

    private static string Partition(MergeJob job) => TableKeys.Merge(job.Principal.Brain, job.Source);
}
