using System.Buffers.Text;
using System.Text;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>The <c>nextToken</c> of a list: the key of the last item that was given out.</summary>
internal static class PageToken
{
    /// <summary>The items after the token, and the token of the page after them.</summary>
    /// <param name="items">In order; keys sort ordinally, each once.</param>
    /// <exception cref="StepFunctionsError">The token is not one of ours.</exception>
    public static (IReadOnlyList<T> Page, string? Next) Take<T>(IEnumerable<T> items, Func<T, string> key, string? token, int count)
    {
        if (token is not null && !Base64Url.IsValid(token))
            throw new StepFunctionsError("InvalidToken", $"Invalid Token: '{token}'");
        var after = token is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        var page = items.Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(count + 1).ToList();
        if (page.Count <= count)
            return (page, null);
        page.RemoveAt(count);
        return (page, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(page[^1]))));
    }

    /// <summary>A key that sorts the newest first.</summary>
    public static string NewestFirst(DateTimeOffset time, string name) => $"{long.MaxValue - time.UtcTicks:d19}{name}";
}
