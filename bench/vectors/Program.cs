using System.Globalization;
using SecondBrain.Bench.Vectors;

// dotnet run -c Release --project bench/vectors -- scan [ROWS]
// dotnet run -c Release --project bench/vectors -- recall DATA [--cache FILE] [--most CHUNKS]
// dotnet run -c Release --project bench/vectors -- pairs DATA [--cache FILE]
// DATA is the folder of public data sets (../shared/data); see README.md.
var cache = Option("--cache") ?? Path.Combine("artifacts", "bench-vectors", "embeddings.bin");
switch (args)
{
    case ["scan", .. var rest]:
        ScanTable.Print(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["recall", var data, ..]:
        RecallTable.Print(await RealVectors.LoadAsync(data, cache, int.Parse(Option("--most") ?? "50000", CultureInfo.InvariantCulture)));
        return 0;
    case ["pairs", var data, ..]:
        PairsTable.Print(await RealVectors.LoadAsync(data, cache, most: 10_000));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say scan, recall or pairs; the last two need the folder of data sets, for example ../shared/data");
        return 2;
}

string? Option(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
