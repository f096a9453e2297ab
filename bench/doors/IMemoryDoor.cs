namespace SecondBrain.Bench.Doors;

/// <summary>What both servers are asked.</summary>
internal interface IMemoryDoor : IAsyncDisposable
{
    Task SearchAsync(string query);

    /// <returns>When the server has acknowledged the note.</returns>
    Task AddAsync(ShortNote note);

    /// <summary>Whether a note can be read back by its exact text.</summary>
    Task<bool> HasAsync(ShortNote note);
}
