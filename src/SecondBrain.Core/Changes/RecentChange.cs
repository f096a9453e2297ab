using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Changes;

/// <param name="Note">As it is now.</param>
/// <param name="Action">One of <see cref="Audit.AuditAction"/>.</param>
public sealed record RecentChange(string Id, Note Note, string Action, string Actor, string? Session, DateTimeOffset At);
