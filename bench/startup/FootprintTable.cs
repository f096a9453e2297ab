using System.Diagnostics;
using System.Globalization;
using SecondBrain.Testing;

namespace SecondBrain.Bench.Startup;

/// <summary>Size, start and memory of every function with its event of <c>events/</c>, and of three functions built in other ways, as Markdown.</summary>
internal sealed class FootprintTable(string table, Uri dynamoDb, int runs)
{
    // all functions are measured in this time: on a slow machine with fewer runs than were asked for, which the table says
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(4.5);

    // what start-up should load only for those that use it
    private static readonly string[] Heavy = ["AngleSharp", "AWSSDK.S3", "Markdig", "Microsoft.IdentityModel.JsonWebTokens", "ModelContextProtocol.Core", "SecondBrain.Mcp"];

    private static readonly string[] Compared = ["RejectRequest", "ListNotes", "Mcp"];

    /// <param name="isAll">Every function too, not only the ways to build.</param>
    public async Task PrintAsync(bool isAll)
    {
        var root = Directory.CreateTempSubdirectory("startup");
        try
        {
            var deployed = await PackageAsync(Variant.Deployed, root.FullName) ?? throw new InvalidOperationException("The package could not be built.");
            if (isAll)
                await FunctionsAsync(deployed);
            Console.WriteLine("| variant | package MB | zipped MB | function | runs | first answer ms | init ms | peak MB | outcome |");
            Console.WriteLine("|---|---:|---:|---|---:|---:|---:|---:|---|");
            await CompareAsync(Variant.Deployed, deployed);
            foreach (var variant in Variant.Others)
            {
                if (await PackageAsync(variant, root.FullName) is { } package)
                    await CompareAsync(variant, package);
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private async Task FunctionsAsync(string deployed)
    {
        Console.WriteLine("| function | runs | first answer ms | init ms | peak MB | loaded | of which heavy | outcome |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---|---|");
        var began = Stopwatch.StartNew();
        string[] functions = [.. Directory.EnumerateFiles(RepositoryPaths.Combine("functions"), "Function.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];
        foreach (var (at, function) in functions.Index())
        {
            var samples = await SamplesAsync(deployed, Variant.Deployed, function, Budget * (at + 1) / functions.Length - began.Elapsed);
            var last = samples[^1];
            Console.WriteLine($"| {function} | {samples.Count} | {Row(samples)} | {last.Assemblies.Count} | {string.Join(' ', last.Assemblies.Where(Heavy.Contains))} | {last.Outcome} |");
        }


        Console.WriteLine();
    }

    private static async Task<string?> PackageAsync(Variant variant, string root)
    {
        var folder = Path.Combine(root, string.Concat(variant.Publish).Replace("--", "", StringComparison.Ordinal).Replace(':', '-').Replace('=', '-') is { Length: > 0 } name ? name : "deployed");
        if (Directory.Exists(folder) || await variant.PublishAsync(RepositoryPaths.Combine("functions"), folder) is not { } problem)
            return folder;
        Console.WriteLine($"| {variant.Name} | cannot be built: {problem.Trim()} | | | | | | | |");
        return null;
    }

    private async Task CompareAsync(Variant variant, string package)
    {
        var size = new DirectoryInfo(package).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        foreach (var function in Compared)
        {
            var samples = await SamplesAsync(package, variant, function, TimeSpan.FromSeconds(6));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {variant.Name} | {size / 1e6:0.0} | {ColdStart.ZippedBytes(package) / 1e6:0.0} | {function} | {samples.Count} | {Row(samples)} | {samples[^1].Outcome} |"));
        }
    }

    private async Task<List<StartSample>> SamplesAsync(string package, Variant variant, string function, TimeSpan share)
    {
        var body = await File.ReadAllTextAsync(RepositoryPaths.Combine("events", $"{function}.json"));
        var samples = new List<StartSample>();
        var began = Stopwatch.StartNew();
        for (var run = 0; run < runs && (run == 0 || (began.Elapsed < share && double.IsFinite(samples[^1].FirstAnswer))); run++)
        {
            samples.Add(await ColdStart.SampleAsync(package, function, body, table, dynamoDb, [.. Surroundings(), .. variant.Environment]));
        }

        return samples;
    }

    // Endpoints at which nobody listens refuse at once: what a function asks of S3, Bedrock or Step Functions is not part of its start.
    private static (string, string)[] Surroundings()
    {
        const string Nobody = "http://127.0.0.1:9";
        string[] workflows = ["COMPACT_INDEX", "DAILY_DIGEST", "ERASE_NOTE", "IMPORT_ARCHIVE", "INGEST_NOTE", "MERGE_NOTES", "RECOVER_DEFERRED", "REEMBED_BRAIN", "REVIEW_PROPOSAL"];
        return
        [
            ("AWS_ENDPOINT_URL_SFN", Nobody), ("AWS_ENDPOINT_URL_S3", Nobody), ("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", Nobody), ("AWS_MAX_ATTEMPTS", "1"),
            ("JWT_ISSUER", Nobody), ("JWT_AUDIENCE", "second-brain"),
            .. workflows.Select(name => ($"{name}_STATE_MACHINE_ARN", $"arn:aws:states:us-east-1:000000000000:stateMachine:{name}")),
        ];
    }

    private static string Row(List<StartSample> samples) => string.Create(
        CultureInfo.InvariantCulture, $"{Median(samples, each => each.FirstAnswer):0} | {Median(samples, each => each.Init):0} | {Median(samples, each => each.PeakMegabytes):0}");

    private static double Median(List<StartSample> samples, Func<StartSample, double> value) => samples.Select(value).Order().ElementAt(samples.Count / 2);
}
