using System.Text.Json.Serialization;

namespace SecondBrain.Functions;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FunctionLogJson : JsonSerializerContext;
