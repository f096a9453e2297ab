using Spectre.Console;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Three bars on the error stream; plain lines at every quarter where it is not a terminal.</summary>
internal sealed class ImportBars : IImportProgress
{
    private readonly ProgressTask _uploaded;
    private readonly ProgressTask _captured;
    private readonly ProgressTask _ingested;

    private ImportBars(ProgressContext context) =>
        (_uploaded, _captured, _ingested) = (context.AddTask("uploaded"), context.AddTask("captured"), context.AddTask("searchable"));

    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IImportProgress, Task<T>> work) =>
        terminal.Progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new ImportBars(context)));

    public void Uploaded(int done, int of) => Show(_uploaded, done, of);

    public void Captured(int done, int of) => Show(_captured, done, of);

    public void Ingested(int done, int of) => Show(_ingested, done, of);

    private static void Show(ProgressTask task, int done, int of)
    {
        task.MaxValue = Math.Max(of, 1);
        task.Value = of == 0 ? 1 : done;
    }
}
