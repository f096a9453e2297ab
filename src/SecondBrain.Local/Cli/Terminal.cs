using System.Text;
using Spectre.Console;

namespace SecondBrain.Local.Cli;

/// <summary>Where a command reads and writes. Answers go to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
/// <remarks>Colours, wrapping and moving bars only where a person looks; a pipe or a file gets plain lines.</remarks>
internal sealed class Terminal
{
    private readonly IAnsiConsole? _rich;

    public Terminal(TextReader input, TextWriter output, TextWriter error, bool outputIsTerminal = false, bool errorIsTerminal = false)
    {
        (In, Out, Error, ErrorIsTerminal) = (input, output, error, errorIsTerminal);
        _rich = outputIsTerminal ? Console(output, isTerminal: true) : null;
        Progress = Console(error, errorIsTerminal);
    }

    public TextReader In { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>For progress bars, on the error stream.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>The console of this process: UTF-8 without a byte order mark, <c>\n</c> at line ends.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            new StreamReader(System.Console.OpenStandardInput(), utf8),
            new StreamWriter(System.Console.OpenStandardOutput(), utf8) { AutoFlush = true, NewLine = "\n" },
            new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" },
            outputIsTerminal: !System.Console.IsOutputRedirected,
            errorIsTerminal: !System.Console.IsErrorRedirected);
    }

    /// <summary>Writes a line of Spectre markup, without the markup where nobody sees colours. Escape what is not yours with <see cref="Markup.Escape"/>.</summary>
    public void Line(string markup = "")
    {
        if (_rich is null) Out.WriteLine(Markup.Remove(markup));
        else _rich.MarkupLine(markup);
    }

    private static IAnsiConsole Console(TextWriter writer, bool isTerminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    });
}
