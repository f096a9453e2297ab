namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>The comparison of policies with calls can fail.</summary>
public sealed class PlantedPermissionTests
{
    private const string Name = "CaptureNoteFunction";

    private static readonly PermissionCall[] Calls =
    [
        .. GrantedPolicies.Read(GrantedPolicies.Shipped).Where(grant => grant.Principal == Name).Select(grant => new PermissionCall(Name, grant.Action, grant.Resource)),
    ];

    [Fact]
    public void What_is_called_and_allowed_is_no_fault() => FaultsOf(GrantedPolicies.Shipped).ShouldBeEmpty();

    [Theory]
    [InlineData("- dynamodb:PutItem", "- dynamodb:PutItem\n                - dynamodb:Scan", "granted, not used: CaptureNoteFunction dynamodb:Scan on table/BrainTable")]
    [InlineData("- dynamodb:PutItem\n", "\n", "used, not granted: CaptureNoteFunction dynamodb:PutItem on table/BrainTable")]
    [InlineData("- dynamodb:PutItem", "- dynamodb:*", "wildcard: CaptureNoteFunction dynamodb:* on table/BrainTable")]
    [InlineData("Resource: !GetAtt BrainTable.Arn", "Resource: '*'", "wildcard: CaptureNoteFunction dynamodb:PutItem on *")]
    [InlineData("Resource: !GetAtt BrainTable.Arn", "Resource: !Sub ${BrainTable.Arn}*", "wildcard: CaptureNoteFunction dynamodb:GetItem on table/BrainTable*")]
    public void A_planted_fault_is_found(string found, string fault, string message)
    {
        var text = GrantedPolicies.Shipped;
        var at = text.IndexOf(found, text.IndexOf($"\n  {Name}:\n", StringComparison.Ordinal), StringComparison.Ordinal);

        FaultsOf(text[..at] + fault + text[(at + found.Length)..]).ShouldContain(message);
    }

    private static IReadOnlyList<string> FaultsOf(string template) =>
        [.. PermissionRules.Faults([.. GrantedPolicies.Read(template).Where(grant => grant.Principal == Name)], Calls)];
}
