using Spectre.Console;

namespace SecondBrain.Local.Cli.Start;

/// <summary>Shows on the error stream what a start is waiting for: a line each, with a spinner where a person looks.</summary>
internal static class StartProgress
{
    public static async Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<string>, Task<T>> start)
    {
        if (!terminal.ErrorIsTerminal) return await start(new Lines(line => terminal.Error.WriteLine(line)));
        return await terminal.Progress.Status().StartAsync("Starting", status => start(new Lines(line =>
        {
            status.Status(Markup.Escape(line));
            terminal.Progress.MarkupLine($"[grey]{Markup.Escape(line)}[/]");
        })));
    }

    // Unlike Progress<T>: in order, and before the caller goes on
    private sealed class Lines(Action<string> write) : IProgress<string>
    {
        private readonly Lock _lock = new();

        public void Report(string value)
        {
            lock (_lock) write(value);
        }
    }
}
