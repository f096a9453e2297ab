using System.Text.Json.Serialization;

namespace SecondBrain.Aws.DynamoDb;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CursorJson : JsonSerializerContext;
