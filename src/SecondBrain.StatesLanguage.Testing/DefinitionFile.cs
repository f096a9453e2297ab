using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>An <c>.asl.json</c> file as it lies on the disk.</summary>
internal sealed partial record DefinitionFile(string Name, string Folder, string Text, string Sha256)
{
    private static readonly ConcurrentDictionary<string, DefinitionFile> Read = new(StringComparer.Ordinal);

    /// <param name="path">Absolute, or relative to the nearest folder above the test that has it.</param>
    public static DefinitionFile Load(string path) => Read.GetOrAdd(path, static path =>
    {
        var root = Root(path) ?? throw new StateMachineTestException($"There is no {path} in {AppContext.BaseDirectory} or in a folder above it.");
        var bytes = File.ReadAllBytes(Path.Combine(root, path));
        return new DefinitionFile(Path.GetFileName(path), root, System.Text.Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    });

    /// <summary>A definition that is no file: its runs are not recorded.</summary>
    public static DefinitionFile OfText(string json) => new("the definition", "", json, "");

    /// <summary>Names of its <c>${Name}</c> placeholders.</summary>
    public IEnumerable<string> Placeholders => Placeholder().Matches(Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Every state, those inside Map and Parallel too, with its JSON.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> States() => States(JsonNode.Parse(Text)!.AsObject());

    private static IEnumerable<KeyValuePair<string, JsonObject>> States(JsonObject graph)
    {
        foreach (var (name, node) in graph["States"]?.AsObject() ?? [])
        {
            var state = node!.AsObject();
            yield return new(name, state);
            JsonNode?[] inner = [.. state["Branches"]?.AsArray() ?? [], state["ItemProcessor"], state["Iterator"]];
            foreach (var child in inner.OfType<JsonObject>().SelectMany(States))
            {
                yield return child;
            }
        }
    }

    private static string? Root(string path)
    {
        if (Path.IsPathRooted(path))
        {
            return File.Exists(path) ? Path.GetDirectoryName(path) : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
