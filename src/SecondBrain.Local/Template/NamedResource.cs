namespace SecondBrain.Local.Template;

/// <summary>A resource of which the local host needs the names only: a bucket, a queue, a topic.</summary>
internal sealed record NamedResource(string LogicalId, string Name, string Arn);
