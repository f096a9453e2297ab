namespace SecondBrain.Aws.DynamoDb;

/// <summary>Attribute and index names of the table.</summary>
internal static class Attributes
{
    public const string PK = "PK";
    public const string SK = "SK";
    public const string IndexPK = "GSI1PK";
    public const string IndexSK = "GSI1SK";
    public const string Index = "GSI1";
    public const string Schema = "schema";
    public const string Ttl = "ttl";

    public const string Actor = "actor";
    public const string Action = "action";
    public const string After = "after";
    public const string Aliases = "aliases";
    public const string Attempts = "attempts";
    public const string Bits = "bits";
    public const string Brain = "brain";
    public const string Bytes = "bytes";
    public const string Capture = "capture";
    public const string Cause = "cause";
    public const string ChangeId = "changeId";
    public const string Chunks = "chunks";
    public const string ClaimedAt = "claimedAt";
    public const string Confidence = "confidence";
    public const string Content = "content";
    public const string ContentType = "contentType";
    public const string Context = "context";
    public const string CostUsd = "costUsd";
    public const string CreatedAt = "createdAt";
    public const string End = "end";
    public const string Error = "error";
    public const string Execution = "execution";
    public const string FailedAt = "failedAt";
    public const string Fingerprint = "fingerprint";
    public const string Heading = "heading";
    public const string Language = "language";
    public const string Linked = "linked";
    public const string LinksFound = "linksFound";
    public const string LinksResolved = "linksResolved";
    public const string Model = "model";
    public const string Names = "names";
    public const string Note = "note";
    public const string Parts = "parts";
    public const string Provenance = "provenance";
    public const string Scale = "scale";
    public const string Searchable = "searchable";
    public const string Session = "session";
    public const string Sha256 = "sha256";
    public const string Source = "source";
    public const string Start = "start";
    public const string State = "state";
    public const string Status = "status";
    public const string Steps = "steps";
    public const string Stored = "stored";
    public const string Tags = "tags";
    public const string Target = "target";
    public const string Text = "text";
    public const string Title = "title";
    public const string Tokens = "tokens";
    public const string Type = "type";
    public const string UpdatedAt = "updatedAt";
    public const string Vector = "vector";
    public const string Version = "version";
    public const string Visibility = "visibility";
    public const string Weight = "weight";
}
