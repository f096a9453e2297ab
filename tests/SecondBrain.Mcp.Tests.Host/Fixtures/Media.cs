using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

internal static class Media
{
    /// <summary>One red pixel.</summary>
    public const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

    /// <summary>A header and no samples.</summary>
    public const string Wav = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    public static JsonObject Image => new() { ["type"] = "image", ["data"] = Png, ["mimeType"] = "image/png" };

    public static JsonObject Audio => new() { ["type"] = "audio", ["data"] = Wav, ["mimeType"] = "audio/wav" };

    public static JsonObject Resource(string uri, string mimeType, string text) => new()
    {
        ["type"] = "resource",
        ["resource"] = new JsonObject { ["uri"] = uri, ["mimeType"] = mimeType, ["text"] = text },
    };
}
