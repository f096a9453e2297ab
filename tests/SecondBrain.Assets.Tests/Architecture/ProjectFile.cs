using System.Xml.Linq;

namespace SecondBrain.Assets.Tests.Architecture;

/// <summary>What a project file references by itself.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static ProjectFile Parse(string name, string xml)
    {
        var items = XDocument.Parse(xml).Descendants().ToList();
        return new ProjectFile(
            name,
            [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Includes("PackageReference")]);

        IEnumerable<string> Includes(string item) => items.Where(node => node.Name.LocalName == item).Select(node => node.Attribute("Include")?.Value).OfType<string>();
    }

    /// <summary>Every project that ships: those of src and functions.</summary>
    public static IEnumerable<ProjectFile> Shipped() =>
        from folder in new[] { "src", "functions" }
        from path in Checkout.Files(folder, ".csproj")
        select Parse(Path.GetFileNameWithoutExtension(path), Checkout.Read(path));
}
