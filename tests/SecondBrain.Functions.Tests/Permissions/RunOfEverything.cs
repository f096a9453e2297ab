namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Tests that look at one <see cref="PermissionRun"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RunOfEverything : ICollectionFixture<PermissionRun>
{
    public const string Name = "run of everything";
}
