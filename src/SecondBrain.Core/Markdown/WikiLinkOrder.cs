namespace SecondBrain.Core.Markdown;

/// <summary>Which side of <c>[[a|b]]</c> is the target.</summary>
public enum WikiLinkOrder
{
    /// <summary>Alias first if the note's front matter is Dendron's (it always has <c>id</c>, <c>desc</c>, <c>updated</c> and <c>created</c>), else target first.</summary>
    Detect,

    /// <summary><c>[[target|alias]]</c>: Obsidian, Logseq, MediaWiki.</summary>
    TargetFirst,

    /// <summary><c>[[alias|target]]</c>: Dendron.</summary>
    AliasFirst,
}
