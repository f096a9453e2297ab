using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The shapes of all keys in the table. docs/architecture.md has them as a table.</summary>
internal static class TableKeys
{
    public const string Meta = "META";

    public const string OriginalPrefix = "ORIGINAL";

    public const string BodyPrefix = "BODY#";

    /// <summary>Earlier versions of a note's own item.</summary>
    public const string HistoryPrefix = "V#";

    public const string Receipt = "RECEIPT";

    public const string ChunkPrefix = "CHUNK#";

    public const string EdgePrefix = "EDGE#";

    public const string UnresolvedPrefix = "LINK#";

    /// <summary>Captures that are not final, of all brains, in the first global index.</summary>
    public const string Pending = "SYSTEM#PENDING";

    /// <summary>Captures that wait for a model, of all brains, and breakers that are not closed, in the first global index.</summary>
    public const string Deferred = "SYSTEM#DEFERRED";

    public const string GeneratedPrefix = "GEN#";

    public const string ProposalPrefix = "PROPOSAL#";

    public const string Breaker = "BREAKER";

    /// <summary>The key that signs links in e-mails: read by key only, never listed.</summary>
    public const string Secrets = "SYSTEM#SECRET";

    public const string ReviewLinks = "REVIEW-LINKS";

    /// <summary>DynamoDB allows 1,024 bytes for a sort key; a longer name is stored by its hash.</summary>
    private const int MaxNameBytes = 600;

    public static string Note(BrainId brain, NoteId note) => $"{brain}#NOTE#{note}";

    /// <summary>The note that a partition belongs to; null for another kind of partition.</summary>
    public static NoteId? NoteOf(string partition) =>
        partition.Split("#NOTE#") is [_, var id] && NoteId.TryParse(id, out var note) ? note : null;

    public static string Notes(BrainId brain) => $"{brain}#NOTES";

    public static string Original(int part) => part == 0 ? OriginalPrefix : string.Create(CultureInfo.InvariantCulture, $"{OriginalPrefix}#{part:D3}");

    /// <summary>The text of a version; that of the first one is the original, unless it was clipped from it.</summary>
    public static string Body(int version, int part) => part == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{BodyPrefix}{version:D6}")
        : string.Create(CultureInfo.InvariantCulture, $"{BodyPrefix}{version:D6}#{part:D3}");

    public static string History(int version) => string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{version:D6}");

    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"{ChunkPrefix}{version:D6}#");

    public static string Chunk(int version, int number) => string.Create(CultureInfo.InvariantCulture, $"{ChunkPrefix}{version:D6}#{number:D5}");

    public static bool IsChunk(string sortKey) =>
        sortKey.Length == ChunkPrefix.Length + 12 && sortKey.StartsWith(ChunkPrefix, StringComparison.Ordinal) && sortKey[ChunkPrefix.Length + 6] == '#'
        && sortKey.AsSpan(ChunkPrefix.Length, 6).IndexOfAnyExceptInRange('0', '9') < 0
        && sortKey.AsSpan(ChunkPrefix.Length + 7).IndexOfAnyExceptInRange('0', '9') < 0;

    public static string Edge(string type, NoteId note) => $"{EdgePrefix}{type}#{note}";

    public static string Unresolved(string type, string target) => $"{UnresolvedPrefix}{type}#{Bounded(target)}";

    public static string Name(BrainId brain, string normalised) => $"{brain}#NAME#{Bounded(normalised)}";

    public static string Wanted(BrainId brain, string normalised) => $"{brain}#WANTED#{Bounded(normalised)}";

    public static string WantedBy(NoteId note, string type, string target) => $"{note}#{type}#{Bounded(target)}";

    public static string Capture(BrainId brain, CaptureId capture) => $"{brain}#CAPTURE#{capture}";

    public static string Merge(BrainId brain, NoteId source) => $"{brain}#MERGE#{source}";

    public static string Erased(BrainId brain) => $"{brain}#ERASED";

    public static string Changes(BrainId brain) => $"{brain}#CHANGE#0";

    public static string Generated(string kind) => $"{GeneratedPrefix}{kind}";

    /// <summary>Under the proposal's subject.</summary>
    public static string Proposal(string kind, NoteId other) => $"{ProposalPrefix}{kind}#{other}";

    /// <param name="value">The proposed tag or status.</param>
    public static string Proposal(string kind, string value) => $"{ProposalPrefix}{kind}#{Bounded(value)}";

    public static string Reviews(BrainId brain) => $"{brain}#REVIEW";

    public static string Review(string state, ReviewId id) => $"{state}#{id}";

    public static string ModelBreaker(string model) => $"SYSTEM#BREAKER#{model}";

    public const string FlagPrefix = "FLAG#";

    /// <summary>Under the note that somebody finds something wrong with.</summary>
    public static string Flag(string reason) => $"{FlagPrefix}{reason}";

    /// <summary>Flags of all notes of a brain, in the first global index.</summary>
    public static string Flagged(BrainId brain) => $"{brain}#FLAGGED";

    public const string AuditPrefix = "AUDIT#";

    public static string Audit(string ulid) => $"{AuditPrefix}{ulid}";

    public static string Session(BrainId brain, string session) => $"{brain}#SESSION#{Bounded(session)}";

    public static string Sessions(BrainId brain) => $"{brain}#SESSIONS";

    /// <summary>Counters of what an actor has written; a day's and a session's items vanish by themselves.</summary>
    public static string Writes(BrainId brain, string actor) => $"{brain}#WRITES#{Bounded(actor)}";

    public static string DayWrites(DateOnly day) => Digest(day);

    public static string SessionWrites(DateOnly day, string session) => $"{Digest(day)}#{Bounded(session)}";

    /// <summary>The partition of all brains that hold a note.</summary>
    public const string Brains = "SYSTEM#BRAINS";

    public static string Digests(BrainId brain) => $"{brain}#DIGEST";

    public static string Digest(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string ShownIn(BrainId brain) => $"{brain}#SHOWN";

    public static string Shown(string kind, string subject) => $"{kind}#{Bounded(subject)}";

    public static string Import(BrainId brain, ImportId id) => $"{brain}#IMPORT#{id}";

    public const string ImportPartPrefix = "PART#";

    public static string Index(BrainId brain) => $"{brain}#INDEX";

    public const string Model = "MODEL";

    /// <summary>A brain's members, by their subjects.</summary>
    public static string Members(BrainId brain) => $"{brain}#MEMBER";

    /// <summary>The item that counts changes to the members; no subject begins with '#'.</summary>
    public const string MemberList = "#LIST";

    public static string MemberAudit(BrainId brain) => $"{brain}#MEMBER-AUDIT";

    /// <summary>In the first global index: the brains of a subject.</summary>
    public static string MemberOf(string subject) => $"MEMBER#{subject}";

    /// <summary>What a brain's models may cost and have cost.</summary>
    public static string Budget(BrainId brain) => $"{brain}#BUDGET";

    public const string BudgetLimit = "LIMIT";

    public static string BudgetMonth(string month) => $"MONTH#{month}";

    private static string Bounded(string text) => Encoding.UTF8.GetByteCount(text) <= MaxNameBytes
        ? text
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
