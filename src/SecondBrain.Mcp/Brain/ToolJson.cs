using System.Text.Json.Serialization;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Brain.Importing;

namespace SecondBrain.Mcp.Brain;

/// <summary>The structured content of the tools. What is null is left out: a model pays for every token.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FoundNotes))]
[JsonSerializable(typeof(NoteContextResult))]
[JsonSerializable(typeof(ReadNote))]
[JsonSerializable(typeof(ListedNotes))]
[JsonSerializable(typeof(AddedNote))]
[JsonSerializable(typeof(UpdatedNote))]
[JsonSerializable(typeof(ConnectedNotes))]
[JsonSerializable(typeof(ReadReceipt))]
[JsonSerializable(typeof(UndoView))]
[JsonSerializable(typeof(ChangesView))]
[JsonSerializable(typeof(FoundPath))]
[JsonSerializable(typeof(StartedImport))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ProposedChange))]
[JsonSerializable(typeof(ListedReviews))]
[JsonSerializable(typeof(FlagView))]
internal sealed partial class ToolJson : JsonSerializerContext;
