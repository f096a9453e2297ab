using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Journal;

[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>Short lines: no nulls and zeros, and only what has to be is escaped.</summary>
    public static JournalJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ExecutionStatus>() },
    });
}
