using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>The names of what one version of a note has otherwise than another.</summary>
public static class ChangedParts
{
    public const string Content = "content";

    public const string Title = "title";

    public const string Aliases = "aliases";

    internal static IReadOnlyList<string> Of(Note before, Note after)
    {
        (string Name, bool IsChanged)[] parts =
        [
            (Content, before.Sha256 != after.Sha256 || before.ContentType != after.ContentType),
            (Title, before.Title != after.Title),
            ("type", before.Type != after.Type),
            ("status", before.Status != after.Status),
            ("visibility", before.Visibility != after.Visibility),
            ("trust", before.Trust != after.Trust),
            ("tags", !before.Tags.SequenceEqual(after.Tags)),
            (Aliases, !before.Aliases.SequenceEqual(after.Aliases)),
            ("language", before.Language != after.Language),
        ];
        return [.. parts.Where(part => part.IsChanged).Select(part => part.Name)];
    }
}
