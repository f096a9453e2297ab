using System.Diagnostics;
using System.Text.Json;

namespace SecondBrain.Local.Hosting;

/// <summary>A running host as it says of itself in <c>host.json</c> of its data folder: how other commands find it.</summary>
internal sealed record HostFile(int Port, int Pid, string Url)
{
    public const string FileName = "host.json";

    /// <summary>The host that runs on this folder; null when there is none, or when it died without saying so.</summary>
    public static HostFile? Find(string dataPath)
    {
        var path = Path.Combine(dataPath, FileName);
        try
        {
            var found = File.Exists(path) ? JsonSerializer.Deserialize<HostFile>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;
            return found is not null && IsAlive(found.Pid) ? found : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    public void Write(DataFolder folder) => folder.WriteText(FileName, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
