namespace SecondBrain.Core.Search;

internal static class SearchFilter
{
    public static bool Passes(SearchRequest request, IndexedNote note) =>
        Matches(request.Type, note.Type)
        && Matches(request.Status, note.Status)
        && Matches(request.Visibility, note.Visibility)
        && (request.Tag is not { } tag || note.Tags.Any(own => IsWithin(own, tag.TrimStart('#'))));

    private static bool Matches(string? wanted, string value) => wanted is null || wanted.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static bool IsWithin(string tag, string wanted) =>
        tag.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (tag.Length == wanted.Length || tag[wanted.Length] == '/');
}
