namespace SecondBrain.Bench.Vectors;

/// <summary>The embeddings of <see cref="RealTexts"/>.</summary>
internal sealed record RealVectors(float[][] Chunks, float[][] Queries)
{
    /// <param name="most">How many chunks at most.</param>
    public static async Task<RealVectors> LoadAsync(string data, string cache, int most)
    {
        var texts = RealTexts.Load(data, most);
        await Console.Error.WriteLineAsync($"{texts.Chunks.Count} chunks, {texts.Queries.Count} queries");
        var vectors = await new EmbeddingCache(cache).EmbedAsync([.. texts.Queries, .. texts.Chunks]);
        return new RealVectors([.. texts.Chunks.Select(text => vectors[text])], [.. texts.Queries.Select(text => vectors[text])]);
    }
}
