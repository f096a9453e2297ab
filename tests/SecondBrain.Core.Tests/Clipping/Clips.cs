using SecondBrain.Core.Clipping;
using SecondBrain.Core.Fetching;

namespace SecondBrain.Core.Tests.Clipping;

internal static class Clips
{
    public static FetchedPage Page(byte[] html) => new(new Uri("https://page.example/a/b.html"), PageTypes.Html, Charset: null, html, new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public static Clip? Of(FetchedPage page) => new PageClipper(TimeProvider.System).Clip(page);

    public static Clip? Of(byte[] html) => Of(Page(html));
}
