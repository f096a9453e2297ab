using System.Text.Json;

namespace SecondBrain.StackOnMoto;

/// <summary>What deploy.py says of the stack that it made.</summary>
/// <param name="Status">CloudFormation's: CREATE_COMPLETE.</param>
/// <param name="Declared">How many resources of each type were asked for.</param>
/// <param name="Resources">By logical id.</param>
/// <param name="Functions">The environment variables that each function got, by the function's name.</param>
/// <param name="Missing">Types that moto cannot make, with what stands in for them.</param>
/// <param name="Mended">What moto does wrong or not at all, and its launcher makes up for.</param>
internal sealed record Deployment(
    string Status,
    IReadOnlyDictionary<string, int> Declared,
    IReadOnlyDictionary<string, DeployedResource> Resources,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Functions,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Mended);

/// <param name="Id">The physical id: a name or an ARN, as CloudFormation has it for the type; empty when moto gives none.</param>
internal sealed record DeployedResource(string Type, string Id);
