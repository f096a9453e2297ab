using System.Text.Encodings.Web;
using System.Text.Json;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli;

/// <summary>JSON for other programs: indented, letters of every language as they are.</summary>
internal static class JsonOutput
{
    private static readonly ApiJson Readable = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write<T>(Terminal terminal, T value) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(value, typeof(T), Readable));
}
