using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Resources;

/// <summary>A resource as <c>resources/list</c> shows it.</summary>
/// <param name="Description">What is in it, for a person and a model; null when the title says it.</param>
public sealed record ResourceDescription(string Uri, string Name, string Title, string? Description, string MimeType)
{
    internal JsonObject ToJson() => Write("uri");

    /// <summary>The same for a template, whose <see cref="Uri"/> has variables.</summary>
    internal JsonObject ToTemplateJson() => Write("uriTemplate");

    private JsonObject Write(string key)
    {
        var json = new JsonObject { [key] = Uri, ["name"] = Name, ["title"] = Title };
        if (Description is not null)
        {
            json["description"] = Description;
        }

        json["mimeType"] = MimeType;
        return json;
    }
}
