namespace SecondBrain.Core.Clipping;

/// <summary>A page as a note.</summary>
/// <param name="Source">The page's address: its canonical one, or the one that it came from.</param>
/// <param name="Text">Markdown with front matter, or the page's text as it is.</param>
/// <param name="Words">The text without what differs each time that the same page is fetched.</param>
public sealed record Clip(string Source, string Text, string Words);
