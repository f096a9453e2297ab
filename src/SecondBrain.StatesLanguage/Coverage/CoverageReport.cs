using System.Security.Cryptography;
using System.Text;
using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>Compares definitions with what was recorded of them.</summary>
public sealed class CoverageReport
{
    private readonly ILookup<string, CoverageRecord> _byFile;

    private CoverageReport(IEnumerable<CoverageRecord> records) => _byFile = records.ToLookup(record => record.File, StringComparer.Ordinal);

    /// <param name="folder">With <c>.jsonl</c> files of records; one that does not exist has none.</param>
    public static CoverageReport Read(string folder) => new(
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.jsonl") : []).SelectMany(File.ReadLines).Select(CoverageRecord.Parse).OfType<CoverageRecord>());

    /// <param name="path">An <c>.asl.json</c> file.</param>
    /// <exception cref="StateMachineDefinitionException">It is no state machine.</exception>
    public FileCoverage Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (name, hash) = (Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var edges = new DefinitionEdges(StateMachineDefinition.Parse(Encoding.UTF8.GetString(bytes))).All;
        var taken = _byFile[name].Where(record => record.Sha256 == hash).Select(record => record.Edge).ToHashSet(StringComparer.Ordinal);
        return new FileCoverage(name, edges, [.. edges.Where(edge => !taken.Contains(edge.Id))], _byFile[name].Any(record => record.Sha256 != hash));
    }
}
