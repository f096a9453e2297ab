namespace SecondBrain.Core.Markdown;

/// <summary>How a link is written in the note.</summary>
public enum LinkSyntax
{
    /// <summary><c>[[target]]</c>.</summary>
    WikiLink,

    /// <summary><c>![[target]]</c>: the target is shown in place.</summary>
    Embed,

    /// <summary><c>[text](../other.md#heading)</c>: a Markdown link to a file of the same collection.</summary>
    Relative,

    /// <summary><c>#[[several words]]</c>, Logseq's way to write a tag that is also a page.</summary>
    Tag,
}
