using System.Globalization;
using SecondBrain.Bench.Search;

// dotnet run -c Release --project bench/search -- warm DATA [--sizes 1000,10000,100000] [--cache FILE]
// dotnet run -c Release --project bench/search -- memory DATA [--sizes 100000] [--cache FILE]
// dotnet run -c Release --project bench/search -- size DATA [--sizes 100000] [--cache FILE]
// DATA is the folder of public data sets (../shared/data). The first run embeds their texts with the local model and keeps the vectors in the cache.
if (args is not [("warm" or "memory" or "size") and var mode, var data, ..])
{
    await Console.Error.WriteLineAsync("Say warm, memory or size, and the folder of data sets, for example ../shared/data");
    return 2;
}

var sizes = (Option("--sizes") ?? (mode == "warm" ? "1000,10000,100000" : "100000")).Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToList();
var brain = await GrownBrain.LoadAsync(data, Option("--cache") ?? Path.Combine("artifacts", "bench-search", "embeddings.bin"));
if (mode == "warm")
{
    WarmTable.Print(brain, sizes);
    return 0;
}

foreach (var size in sizes)
{
    if (mode == "memory") MemoryTable.Print(brain, size);
    else SizeTable.Print(brain, size);
}

return 0;

string? Option(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
