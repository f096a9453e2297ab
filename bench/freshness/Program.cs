using System.Globalization;
using SecondBrain.Bench.Freshness;

// dotnet run -c Release --project bench/freshness -- compaction [CHUNKS...]
// Time of a compaction, and searches before and during it.
//
// dotnet publish functions -c Release -r linux-x64 -o /tmp/functions
// dotnet run -c Release --project bench/freshness -- cold /tmp/functions [CHUNKS]
// Process start to first answer, bytes read and read units: from a snapshot, from a snapshot with a delta, and without a snapshot.
switch (args)
{
    case ["compaction", .. var sizes]:
        foreach (var size in sizes is [] ? ["10000", "100000"] : sizes)
        {
            await CompactionBench.RunAsync(int.Parse(size, CultureInfo.InvariantCulture));
        }

        return 0;
    case ["cold", var package, .. var size] when File.Exists(Path.Combine(package, "SecondBrain.Functions.dll")):
        await ColdBench.RunAsync(package, int.Parse(size is [var chunks] ? chunks : "10000", CultureInfo.InvariantCulture));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say 'compaction', or 'cold' and the folder that the functions were published to.");
        return 2;
}
