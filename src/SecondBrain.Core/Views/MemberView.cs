using SecondBrain.Core.Access;

namespace SecondBrain.Core.Views;

/// <summary>A member as the API shows it.</summary>
/// <param name="Agent">Null for a person.</param>
public sealed record MemberView(string Subject, string Role, string? Agent, string AddedBy, DateTimeOffset AddedAt)
{
    public static MemberView Of(Member member) => new(member.Subject, member.Role.Name(), member.Agent, member.AddedBy, member.AddedAt);
}
