namespace SecondBrain.Local.Cli.Import;

/// <summary>Told how far an import is.</summary>
internal interface IImportProgress
{
    void Uploaded(int done, int of);

    void Captured(int done, int of);

    void Ingested(int done, int of);
}

/// <summary>For whoever does not look.</summary>
internal sealed class NoProgress : IImportProgress
{
    public void Uploaded(int done, int of)
    {
    }

    public void Captured(int done, int of)
    {
    }

    public void Ingested(int done, int of)
    {
    }
}
