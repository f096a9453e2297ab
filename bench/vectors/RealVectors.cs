namespace SecondBrain.Bench.Vectors;

/// <summary>The embeddings of <see cref="RealTexts"/>.</summary>
internal sealed record RealVectors(float[][] Chunks, float[][] Queries)
{
    private const int Most = 100_000;

    public static async Task<RealVectors> LoadAsync(string data, string cache)
    {
        var texts = RealTexts.Load(data, Most);
        await Console.Error.WriteLineAsync($"{texts.Chunks.Count} chunks, {texts.Queries.Count} queries");
        var vectors = await new EmbeddingCache(cache).EmbedAsync([.. texts.Queries, .. texts.Chunks]);
        return new RealVectors([.. texts.Chunks.Select(text => vectors[text])], [.. texts.Queries.Select(text => vectors[text])]);
    }
}
