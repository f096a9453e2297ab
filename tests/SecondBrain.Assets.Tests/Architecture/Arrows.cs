using System.Reflection;

namespace SecondBrain.Assets.Tests.Architecture;

/// <summary>Which project may reference what: the table of docs/architecture.md.</summary>
internal static class Arrows
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new(StringComparer.Ordinal)
    {
        ["SecondBrain.Core"] = ([], ["Microsoft.Extensions.AI.Abstractions", "AngleSharp", "Markdig", "DiffPlex"]),
        // the container and the retries that its registrations and its signed clients are made of
        ["SecondBrain.Aws"] = (["SecondBrain.Core"], ["AWSSDK.Core", "AWSSDK.DynamoDBv2", "AWSSDK.S3", "Microsoft.Extensions.DependencyInjection", "Polly.Core"]),
        ["SecondBrain.Lambda"] = ([], []),
        ["SecondBrain.Mcp"] = (["SecondBrain.Core"], ["ModelContextProtocol.Core"]),
        ["SecondBrain.Functions"] = (["SecondBrain.Core", "SecondBrain.Aws", "SecondBrain.Lambda", "SecondBrain.Mcp"], ["Microsoft.Extensions.DependencyInjection", "Microsoft.IdentityModel.JsonWebTokens"]),
        ["SecondBrain.StatesLanguage"] = ([], []),
        ["SecondBrain.StatesLanguage.Testing"] = (["SecondBrain.StatesLanguage"], []),
    };

    // nothing ships that references it, so it may use anything that is not for tests only
    private const string Host = "SecondBrain.Local";

    private const string TestKit = "SecondBrain.StatesLanguage.Testing";

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IEnumerable<string> Broken(ProjectFile project)
    {
        if (project.Name == Host) return project.Projects.Contains(TestKit, StringComparer.Ordinal) ? [$"{Host} may not reference {TestKit}"] : [];
        return Allowed.TryGetValue(project.Name, out var may)
            ? project.Projects.Except(may.Projects, StringComparer.Ordinal).Concat(project.Packages.Except(may.Packages, StringComparer.Ordinal))
                .Select(reference => $"{project.Name} may not reference {reference}")
            : [$"{project.Name} is not in the table of docs/architecture.md"];
    }

    /// <param name="name">The assembly's name.</param>
    /// <param name="references">What it was compiled against, by simple name.</param>
    /// <remarks>The assembly of a package's own package is allowed too: a method of the first can return a type of the second.</remarks>
    public static IEnumerable<string> Broken(string name, IEnumerable<string> references)
    {
        if (name == Host) return [];
        if (!Allowed.TryGetValue(name, out var may)) return [$"{name} is not in the table of docs/architecture.md"];
        var allowed = may.Projects.Concat(Closure(may.Packages)).Concat(may.Projects.SelectMany(project => Allowed[project].Packages)).ToHashSet(StringComparer.Ordinal);
        return references.Where(reference => !allowed.Contains(reference) && !IsFramework(reference)).Select(reference => $"{name} was compiled against {reference}");
    }

    public static IEnumerable<string> References(string name) => Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> Closure(IEnumerable<string> packages) =>
        packages.SelectMany(package => Find(package) is { } assembly ? assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Append(package) : [package]);

    private static bool IsFramework(string name) => File.Exists(Path.Combine(Framework, name + ".dll"));

    private static Assembly? Find(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null; // a package that no project uses now
        }
    }
}
