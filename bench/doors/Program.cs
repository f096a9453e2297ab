using System.Globalization;
using SecondBrain.Bench.Doors;
using SecondBrain.Bench.Doors.Race;

// dotnet run -c Release --project bench/doors -- write-race DATA [--notes 1150] [--folder artifacts/doors]
// dotnet run -c Release --project bench/doors -- prepare DATA [--notes 10000] [--minutes 5.5] [--folder artifacts/doors]
// dotnet run -c Release --project bench/doors -- throughput DATA --memory PACKAGE [--seconds 6] [--rounds 3] [--callers 1,8,32] [--folder artifacts/doors]
// dotnet run -c Release --project bench/doors -- engine DATA [--seconds 6] [--rounds 3] [--folder artifacts/doors]
// DATA is the folder of public data sets (../shared/data), PACKAGE a folder with @modelcontextprotocol/server-memory (npm install --prefix FOLDER).
if (args is not [("write-race" or "prepare" or "throughput" or "engine") and var mode, var data, ..])
{
    await Console.Error.WriteLineAsync("Say write-race, prepare, throughput or engine, and the folder of data sets, for example ../shared/data");
    return 2;
}

var folder = Path.GetFullPath(Option("--folder") ?? Path.Combine("artifacts", "doors"));
var count = Number("--notes", mode == "write-race" ? 1150 : 10_000);
await Console.Out.WriteLineAsync($"{Environment.ProcessorCount} processors, load average {(File.Exists("/proc/loadavg") ? await File.ReadAllTextAsync("/proc/loadavg") : "unknown").Trim()}");
switch (mode)
{
    case "write-race":
        return await WriteRace.RunAsync(ShortNote.Load(data, count * WriteRace.Settings), count, Path.Combine(folder, "race")) ? 0 : 1;
    case "prepare":
        var time = TimeSpan.FromMinutes(double.Parse(Option("--minutes") ?? "5.5", CultureInfo.InvariantCulture));
        return await Preparation.RunAsync(ShortNote.Load(data, count), Path.Combine(folder, "brain"), time) ? 0 : 1;
    case "engine":
        await EngineTable.PrintAsync(folder, Number("--rounds", 3), TimeSpan.FromSeconds(Number("--seconds", 6)));
        return 0;
    default:
        if (Option("--memory") is not { } package)
        {
            await Console.Error.WriteLineAsync("--memory names the folder of the package @modelcontextprotocol/server-memory.");
            return 2;
        }

        var comparison = new Comparison(ShortNote.Load(data, count + Comparison.Spare), count, folder, package);
        await comparison.RunAsync(
            [.. (Option("--callers") ?? "1,8,32").Split(',').Select(each => int.Parse(each, CultureInfo.InvariantCulture))], TimeSpan.FromSeconds(Number("--seconds", 6)), Number("--rounds", 3));
        return 0;
}

string? Option(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

int Number(string name, int fallback) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
