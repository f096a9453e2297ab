using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Workflows.Standard;

/// <summary>Task tokens that no task waits for any more, as day and hash in <c>executions/closed-tokens</c>; those of the last 90 days. Read when first asked for. Safe for concurrent use.</summary>
internal sealed class ClosedTokens(DataFolder data, TimeProvider clock)
{
    private const int DayLength = 10;

    private static readonly string FileName = Path.Combine("executions", "closed-tokens");

    private readonly Lock _gate = new();
    private HashSet<string>? _tokens;

    public bool Contains(string token)
    {
        lock (_gate)
        {
            return Read().Contains(Hash(token));
        }
    }

    public void Add(string token)
    {
        lock (_gate)
        {
            if (Read().Add(Hash(token)))
                data.AppendLine(FileName, $"{Day(clock.GetUtcNow())} {Hash(token)}");
        }
    }

    private HashSet<string> Read()
    {
        if (_tokens is not null)
            return _tokens;
        data.Folder("executions");
        var oldest = Day(clock.GetUtcNow() - EndedIndex.Kept);
        var lines = data.ReadText(FileName)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var kept = lines.Where(line => line.Length > DayLength && string.CompareOrdinal(line[..DayLength], oldest) >= 0).ToArray();
        if (kept.Length < lines.Length)
            data.WriteText(FileName, string.Concat(kept.Select(line => line + "\n")));
        return _tokens = [.. kept.Select(line => line[(DayLength + 1)..])];
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..32];
}
