namespace SecondBrain.Functions.Http;

/// <summary>A member sent as JSON.</summary>
/// <param name="Agent">The name that a machine writes under.</param>
internal sealed record MemberBody(string? Role, string? Agent);
